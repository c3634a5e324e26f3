/** T2: one alarm stands for all clocks that fall due within ten seconds. */
export const BUCKET_MS = 10_000;
const HORIZON_MS = 24 * 3_600_000;

export interface AlarmBucket {
  /** Job id: BullMQ refuses `:` and all digits. */
  id: string;
  startsAt: number;
  endsAt: number;
}

export function bucketOf(at: number): AlarmBucket {
  const number = Math.floor(at / BUCKET_MS);
  return { id: `sla-${number}`, startsAt: number * BUCKET_MS, endsAt: (number + 1) * BUCKET_MS };
}

/** Distinct buckets of the instants that ring within 24 h; later ones are found by a sweep when their day comes. */
export function bucketsToRing(instants: readonly number[], now: number): AlarmBucket[] {
  const near = instants.filter((at) => at < now + HORIZON_MS);
  return [...new Map(near.map((at) => [bucketOf(Math.max(at, now)).id, bucketOf(Math.max(at, now))])).values()];
}
