const MINUTES = [1, 5, 15, 30, 60, 120, 240, 480];
const GIVE_UP_AFTER_MS = 5 * 86_400_000;
const AVERAGE_LAST_MS = 480 * 60_000;

/** B7: waits between tries grow to 8 hours with ±20 % jitter; after five days of 4xx a mail has failed. Null = give up. */
export function nextTry(attempts: number, now: Date, random: number): Date | null {
  const minutes = MINUTES[attempts - 1] ?? 480;
  if (attempts > MINUTES.length && (attempts - MINUTES.length) * AVERAGE_LAST_MS > GIVE_UP_AFTER_MS) return null;
  return new Date(now.getTime() + minutes * 60_000 * (0.8 + 0.4 * random));
}
