import { type CalendarDefinition, type LocalInterval, weekdays } from './calendar-definition.js';
import { dayMs, parseDate, parseTime } from './calendar-dates.js';
import { compileCalendar } from './calendar-open-time.js';
import { readInterval } from './calendar-spans.js';
import { isZone } from './calendar-zone.js';

/** `pointer` is a JSON pointer into the definition; `detail` a sentence for the supervisor. */
export interface CalendarFault {
  pointer: string;
  detail: string;
}

const mostIntervals = 10;
const weekMinutes = 7 * 1440;
const horizonDays = 400;

/**
 * Everything wrong with a definition (C1, C2, C7, §9); empty = it may be published.
 * `fromMs`: the version's `from`, or now when it is always in force: the 400 days of C7 run from there.
 */
export function validateCalendar(definition: CalendarDefinition, fromMs: number = Date.now()): CalendarFault[] {
  const faults = [...zoneFaults(definition), ...weeklyFaults(definition), ...holidayFaults(definition), ...shiftFaults(definition)];
  return faults.length > 0 ? faults : openTimeFaults(definition, fromMs);
}

function zoneFaults({ timeZone }: CalendarDefinition): CalendarFault[] {
  return isZone(timeZone) ? [] : [{ pointer: '/timeZone', detail: `There is no time zone “${timeZone}”. Use an IANA name such as Asia/Shanghai.` }];
}

function weeklyFaults({ weekly }: CalendarDefinition): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const spans: PlacedSpan[] = [];
  weekdays.forEach((day, number) => {
    const intervals = weekly[day] ?? [];
    faults.push(...intervalFaults(intervals, `/weekly/${day}`));
    intervals.forEach((interval, at) => place(spans, interval, number * 1440, `/weekly/${day}/${at}`));
  });
  // Sunday's night runs into Monday: the first intervals of the week are seen once more, a week later (Q14: a tail over the next day's hours is an overlap).
  const again = spans.map((span) => ({ ...span, from: span.from + weekMinutes, to: span.to + weekMinutes }));
  const found = new Map(overlaps([...spans, ...again]).map((fault) => [fault.pointer, fault]));
  return [...faults, ...found.values()];
}

function holidayFaults({ holidays = [] }: CalendarDefinition): CalendarFault[] {
  return holidays.flatMap((holiday, at) => {
    const faults = dateFaults(holiday.date, `/holidays/${at}/date`);
    if (holiday.to !== undefined) {
      const wrong = dateFaults(holiday.to, `/holidays/${at}/to`);
      faults.push(...wrong);
      if (faults.length === 0 && holiday.to < holiday.date) faults.push({ pointer: `/holidays/${at}/to`, detail: `The holiday ends on ${holiday.to}, before it starts on ${holiday.date}.` });
    }
    return [...faults, ...dayFaults(holiday.closed ?? [], `/holidays/${at}/closed`)];
  });
}

function shiftFaults({ shifts = [] }: CalendarDefinition): CalendarFault[] {
  const seen = new Set<string>();
  return shifts.flatMap((shift, at) => {
    const faults = [...dateFaults(shift.date, `/shifts/${at}/date`), ...dayFaults(shift.open, `/shifts/${at}/open`)];
    if (seen.has(shift.date)) faults.push({ pointer: `/shifts/${at}/date`, detail: `There are two shifts on ${shift.date}. Put all opening hours of that date into one.` });
    seen.add(shift.date);
    return faults;
  });
}

function openTimeFaults(definition: CalendarDefinition, fromMs: number): CalendarFault[] {
  if (weekdays.every((day) => (definition.weekly[day] ?? []).length === 0)) {
    return [{ pointer: '/weekly', detail: 'The calendar has no weekly opening hours. Give at least one interval.' }]; // C7
  }
  const end = fromMs + horizonDays * dayMs;
  const opening = compileCalendar([{ from: null, definition }]).nextOpening(fromMs);
  return opening !== null && opening < end ? [] : [{ pointer: '/weekly', detail: `The calendar is never open in the ${horizonDays} days from its start.` }];
}

interface PlacedSpan {
  from: number;
  to: number;
  pointer: string;
  text: string;
}

/** Faults of intervals that all belong to one date. */
function dayFaults(intervals: readonly LocalInterval[], pointer: string): CalendarFault[] {
  const spans: PlacedSpan[] = [];
  intervals.forEach((interval, at) => place(spans, interval, 0, `${pointer}/${at}`));
  return [...intervalFaults(intervals, pointer), ...overlaps(spans)];
}

function intervalFaults(intervals: readonly LocalInterval[], pointer: string): CalendarFault[] {
  const faults: CalendarFault[] = [];
  if (intervals.length > mostIntervals) faults.push({ pointer, detail: `There are ${intervals.length} intervals on one day; at most ${mostIntervals} are possible.` });
  intervals.forEach(([start, end], at) => {
    if (parseTime(start) === null || start === '24:00') faults.push({ pointer: `${pointer}/${at}/0`, detail: `“${start}” is not a time of day from 00:00 to 23:59.` });
    if (parseTime(end) === null) faults.push({ pointer: `${pointer}/${at}/1`, detail: `“${end}” is not a time of day from 00:00 to 24:00.` });
    // C2: read as 24 hours it would be a silent round-the-clock promise.
    if (start === end) faults.push({ pointer: `${pointer}/${at}`, detail: `The interval starts and ends at ${start}. For the whole day write 00:00–24:00.` });
  });
  return faults;
}

function place(spans: PlacedSpan[], interval: LocalInterval, offset: number, pointer: string): void {
  const [start, end] = interval;
  if (parseTime(start) === null || parseTime(end) === null || start === end) return; // told apart already
  const [from, to] = readInterval(interval);
  spans.push({ from: from + offset, to: to + offset, pointer, text: `${start}–${end}` });
}

function overlaps(spans: readonly PlacedSpan[]): CalendarFault[] {
  const faults: CalendarFault[] = [];
  let longest: PlacedSpan | undefined;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (longest && span.from < longest.to && span.pointer !== longest.pointer) faults.push({ pointer: span.pointer, detail: `${span.text} overlaps ${longest.text}.` });
    if (!longest || span.to > longest.to) longest = span;
  }
  return faults;
}

function dateFaults(text: string, pointer: string): CalendarFault[] {
  return parseDate(text) === null ? [{ pointer, detail: `“${text}” is not a date. Write it as YYYY-MM-DD.` }] : [];
}
