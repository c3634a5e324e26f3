import type { CalendarDefinition, CalendarReason, HolidayDefinition, LocalInterval } from './calendar-definition.js';
import { weekdays } from './calendar-definition.js';
import { dateNumber, dayMs, parseDate, parseTime, weekdayOf, yearOf } from './calendar-dates.js';
import { type Zone, zoneNamed } from './calendar-zone.js';

export interface Label {
  open: boolean;
  reason: CalendarReason;
  name: string | null;
}

/** A labelled stretch `[from, to)` in epoch ms. */
export interface Span {
  from: number;
  to: number;
  label: Label;
}

/** Minutes of the date; an overnight end lies above 1440. */
type Minutes = readonly [start: number, end: number];

interface Holiday {
  first: number;
  last: number;
  yearly: boolean;
  closed: readonly Minutes[] | null;
  label: Label;
}

/** A calendar definition with its texts read: what tiles are painted from. */
export interface ReadDefinition {
  zone: Zone;
  weekly: readonly (readonly Minutes[])[];
  holidays: readonly Holiday[];
  shifts: ReadonlyMap<number, { open: readonly Minutes[]; label: Label }>;
}

export const closedHours: Label = { open: false, reason: 'closed_hours', name: null };
const openHours: Label = { open: true, reason: 'open_hours', name: null };
const wholeDate: Minutes = [0, 1440];

/** Local interval → minutes of its date. Throws when it is not a pair of `HH:MM` (validate first). */
export function readInterval([start, end]: LocalInterval): Minutes {
  const [from, to] = [parseTime(start), parseTime(end)];
  if (from === null || to === null) throw new RangeError(`${start}–${end} is not an interval of local times`);
  return [from, to <= from ? to + 1440 : to]; // C2: belongs to the date it starts on
}

/** Reads the texts of a valid definition once. Throws RangeError on texts that validation refuses. */
export function readDefinition(definition: CalendarDefinition): ReadDefinition {
  return {
    zone: zoneNamed(definition.timeZone),
    weekly: weekdays.map((day) => (definition.weekly[day] ?? []).map(readInterval)),
    holidays: (definition.holidays ?? []).map(readHoliday),
    shifts: new Map(
      (definition.shifts ?? []).map((shift) => [
        mustDate(shift.date),
        { open: shift.open.map(readInterval), label: { open: true, reason: 'shift', name: shift.name ?? null } },
      ]),
    ),
  };
}

function readHoliday(holiday: HolidayDefinition): Holiday {
  return {
    first: mustDate(holiday.date),
    last: mustDate(holiday.to ?? holiday.date),
    yearly: holiday.yearly ?? false,
    closed: holiday.closed?.map(readInterval) ?? null,
    label: { open: false, reason: 'holiday', name: holiday.name ?? null },
  };
}

function mustDate(text: string): number {
  const date = parseDate(text);
  if (date === null) throw new RangeError(`${text} is not a date`);
  return date;
}

/** All spans that can touch the dates `first`–`last`, in the order they are painted over each other: later ones win. */
export function spansOf(read: ReadDefinition, first: number, last: number): Span[] {
  const spans: Span[] = [];
  const add = (date: number, end: number, [from, to]: Minutes, label: Label) =>
    spans.push({ from: read.zone.instantOf(date * dayMs + from * 60_000), to: read.zone.instantOf(end * dayMs + to * 60_000), label });
  for (let date = first; date <= last; date += 1) for (const part of read.weekly[weekdayOf(date)]!) add(date, date, part, openHours);
  // C4: a shift takes its whole civil date from the weekly hours, the night before included. Holidays are painted after that, so that one
  // is told for its whole span (Q14), and the shift's own hours last, tails included: neither a holiday nor the next date's shift cuts them.
  const dates: number[] = [];
  for (let date = first; date <= last; date += 1) if (read.shifts.has(date)) dates.push(date);
  for (const date of dates) add(date, date, wholeDate, closedHours);
  // Where holidays overlap the one listed first gives the name: it is painted last.
  for (const holiday of read.holidays.toReversed()) {
    for (const [from, to] of occurrences(holiday, first, last)) {
      if (!holiday.closed) add(from, to, wholeDate, holiday.label);
      else for (let date = Math.max(from, first); date <= Math.min(to, last); date += 1) for (const part of holiday.closed) add(date, date, part, holiday.label);
    }
  }
  for (const date of dates) {
    const shift = read.shifts.get(date)!;
    for (const part of shift.open) add(date, date, part, shift.label);
  }
  return spans;
}

/** The date ranges of a holiday that touch `first`–`last`; a yearly one from its first year on (Q15). */
function occurrences(holiday: Holiday, first: number, last: number): [number, number][] {
  if (!holiday.yearly) return holiday.first <= last && holiday.last >= first ? [[holiday.first, holiday.last]] : [];
  const [begin, end] = [new Date(holiday.first * dayMs), new Date(holiday.last * dayMs)];
  const span = end.getUTCFullYear() - begin.getUTCFullYear();
  const found: [number, number][] = [];
  for (let year = Math.max(begin.getUTCFullYear(), yearOf(first) - span); year <= yearOf(last); year += 1) {
    // C3: a 29 Feb that does not exist is left out: a range that starts there starts on 1 March, one that ends there ends on the 28th.
    const from = dateNumber(year, begin.getUTCMonth() + 1, begin.getUTCDate()) ?? dateNumber(year, 3, 1)!;
    const to = dateNumber(year + span, end.getUTCMonth() + 1, end.getUTCDate()) ?? dateNumber(year + span, 2, 28)!;
    if (from <= to && from <= last && to >= first) found.push([from, to]);
  }
  return found;
}
