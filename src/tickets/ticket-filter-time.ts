import { Temporal } from 'temporal-polyfill';
import type { TimeField } from './ticket-filter-fields.contract.js';
import type { Comparison, DurationUnit, FilterValue } from './ticket-filter.contract.js';

/** What a filter means depends on: who asks, and where the desk's days begin (IANA name). */
export interface FilterReader {
  agentId: string;
  timeZone: string;
}

/** An instant lies inside when it is past `from` and before `to`; `inclusive` counts the end itself in. */
export interface TimeBounds {
  from?: { at: Date; inclusive: boolean };
  to?: { at: Date; inclusive: boolean };
}

const UNIT_MS: Record<DurationUnit, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Both the SQL and the predicate ask these bounds, so that they cannot disagree about time. */
export function timeBounds(field: TimeField, value: Extract<FilterValue, { is: 'duration' | 'date' | 'days' }>, timeZone: string, now: Date): TimeBounds {
  if (value.is === 'duration') return durationBounds(field, value.op, value.amount * UNIT_MS[value.unit], now);
  if (value.is === 'days') return { from: { at: startOfDay(value.from, timeZone, 0), inclusive: true }, to: { at: startOfDay(value.to, timeZone, 1), inclusive: false } };
  const start = startOfDay(value.day, timeZone, 0);
  const end = startOfDay(value.day, timeZone, 1);
  switch (value.op) {
    case '<':
      return { to: { at: start, inclusive: false } };
    case '<=':
      return { to: { at: end, inclusive: false } };
    case '>':
      return { from: { at: end, inclusive: true } };
    case '>=':
      return { from: { at: start, inclusive: true } };
  }
}

/** `due` looks ahead: `<1h` is due within the hour. The others look back: `waiting:>1h` has waited since before then. */
function durationBounds(field: TimeField, op: Comparison, ms: number, now: Date): TimeBounds {
  const inclusive = op.endsWith('=');
  const isLess = op.startsWith('<');
  if (field === 'due') {
    const end = { at: new Date(now.getTime() + ms), inclusive };
    return isLess ? { to: end } : { from: end };
  }
  const end = { at: new Date(now.getTime() - ms), inclusive };
  return isLess ? { from: end } : { to: end };
}

function startOfDay(day: string, timeZone: string, plusDays: number): Date {
  return new Date(Temporal.PlainDate.from(day).add({ days: plusDays }).toZonedDateTime({ timeZone }).epochMilliseconds);
}

export function isWithin(at: Date | null, { from, to }: TimeBounds): boolean {
  if (at === null) return false;
  if (from && (from.inclusive ? at < from.at : at <= from.at)) return false;
  return !to || (to.inclusive ? at <= to.at : at < to.at);
}
