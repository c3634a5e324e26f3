export type DurationWord =
  | { key: 'duration.dh'; values: { d: number; h: number } }
  | { key: 'duration.d'; values: { d: number } }
  | { key: 'duration.hm'; values: { h: number; m: number } }
  | { key: 'duration.h'; values: { h: number } }
  | { key: 'duration.m'; values: { m: number } }
  | { key: 'duration.clock'; values: { clock: string } };

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * TK3: `2d 3h` above a day, `2h 10m` above an hour, `12m` below, `1:42` below two minutes. Whole seconds in, never negative.
 * The board counts waits to the second up to an hour (`clockBelow`).
 */
export function durationParts(seconds: number, clockBelow = 2 * minute): DurationWord {
  const s = Math.max(0, Math.floor(seconds));
  if (s < clockBelow) return { key: 'duration.clock', values: { clock: `${Math.floor(s / minute)}:${String(s % minute).padStart(2, '0')}` } };
  if (s < hour) return { key: 'duration.m', values: { m: Math.floor(s / minute) } };
  if (s <= day) {
    const h = Math.floor(s / hour);
    const m = Math.floor((s % hour) / minute);
    return m === 0 ? { key: 'duration.h', values: { h } } : { key: 'duration.hm', values: { h, m } };
  }
  const d = Math.floor(s / day);
  const h = Math.floor((s % day) / hour);
  return h === 0 ? { key: 'duration.d', values: { d } } : { key: 'duration.dh', values: { d, h } };
}
