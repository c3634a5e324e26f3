import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type CalendarDefinition, compileCalendar, type LocalInterval, validateCalendar, type Weekday } from './business-calendar.js';

const minute = 60_000;
const names: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Small repeatable generator: the cases of a failure can be run again. */
function random(seed: number) {
  let state = seed;
  const next = () => ((state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296);
  return { whole: (below: number) => Math.floor(next() * below), chance: (share: number) => next() < share };
}
type Random = ReturnType<typeof random>;

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function intervals(r: Random, overnight: boolean): LocalInterval[] {
  const cuts = [...new Set(Array.from({ length: 2 * (1 + r.whole(3)) }, () => r.whole(96) * 15))].sort((a, b) => a - b);
  const found: LocalInterval[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 2) found.push([clock(cuts[at]!), clock(cuts[at + 1]!)]);
  if (overnight) found.push([clock(23 * 60 + 30), clock(r.whole(9) * 15)]);
  return found;
}

function definition(r: Random, timeZone: string, first: Temporal.PlainDate): CalendarDefinition {
  const date = () => first.add({ days: r.whole(20) });
  const weekly: CalendarDefinition['weekly'] = {};
  for (const name of names) if (r.chance(0.7)) weekly[name] = intervals(r, false).filter(([start]) => start >= '02:30' || r.chance(0.5));
  if (r.chance(0.5)) weekly[names[r.whole(7)]!] = [['23:00', clock(15 * r.whole(8))]];
  const holidays = Array.from({ length: r.whole(4) }, () => {
    const from = date();
    return { date: from.toString(), to: from.add({ days: r.whole(3) }).toString(), yearly: r.chance(0.2), ...(r.chance(0.4) ? { closed: intervals(r, r.chance(0.3)) } : {}) };
  });
  const dates = new Set(Array.from({ length: r.whole(4) }, () => date().toString()));
  return { timeZone, weekly, holidays, shifts: [...dates].map((day) => ({ date: day, open: intervals(r, r.chance(0.4)) })) };
}

/** Slow and separately made: every minute of the window by the formula of SLA.md §1, wall times read by Temporal. */
function openMinutes(def: CalendarDefinition, first: Temporal.PlainDate, days: number, origin: number): boolean[] {
  const size = days * 1440;
  const instant = (date: Temporal.PlainDate, text: string) => {
    const [day, time] = text === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, text];
    return day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(def.timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
  };
  const set = () => new Array<boolean>(size).fill(false);
  const mark = (minutes: boolean[], date: Temporal.PlainDate, [start, end]: LocalInterval) => {
    const to = instant(end <= start ? date.add({ days: 1 }) : date, end);
    for (let at = instant(date, start); at < to; at += minute) {
      const place = (at - origin) / minute;
      if (place >= 0 && place < size) minutes[place] = true;
    }
  };
  const [weekly, closed, replaced, shifted] = [set(), set(), set(), set()];
  for (let day = -3; day < days + 3; day += 1) {
    const date = first.add({ days: day });
    for (const interval of def.weekly[names[date.dayOfWeek - 1]!] ?? []) mark(weekly, date, interval);
    for (const holiday of def.holidays ?? []) {
      if (date.toString() < holiday.date || date.toString() > holiday.to!) continue;
      for (const interval of holiday.closed ?? [['00:00', '24:00'] as const]) mark(closed, date, interval);
    }
    const shift = def.shifts?.find((other) => other.date === date.toString());
    if (!shift) continue;
    mark(replaced, date, ['00:00', '24:00']);
    for (const interval of shift.open) mark(shifted, date, interval);
  }
  return weekly.map((open, at) => (open && !closed[at] && !replaced[at]) || shifted[at]!);
}

const seasons = [
  ['America/New_York', '2026-02-25'], ['America/New_York', '2026-10-20'], ['Europe/Berlin', '2026-03-18'], ['Europe/Berlin', '2026-10-14'],
  ['Australia/Lord_Howe', '2026-03-25'], ['Australia/Lord_Howe', '2026-09-24'], ['Asia/Shanghai', '2026-02-10'], ['Asia/Shanghai', '2026-09-25'],
] as const;

describe('calendar against a walk of minutes', () => {
  test.each(seasons)('C5 C6 %s around %s: 12 calendars, 60 sums each', (timeZone, start) => {
    const first = Temporal.PlainDate.from(start);
    const origin = Date.parse(`${start}T00:00Z`);
    const days = 24;
    const r = random(origin % 99_991);
    for (let round = 0; round < 12; round += 1) {
      const def = definition(r, timeZone, first);
      if (validateCalendar(def, origin).length > 0) continue;
      const calendar = compileCalendar([{ from: null, definition: def }]);
      const open = openMinutes(def, first, days, origin);
      const sums = [0];
      for (const is of open) sums.push(sums.at(-1)! + (is ? 1 : 0));
      for (let n = 0; n < 60; n += 1) {
        const from = r.whole(days * 1440);
        const to = from + r.whole(days * 1440 - from);
        const counted = sums[to]! - sums[from]!;
        const want = r.whole(counted + 1);
        const due = sums.findIndex((sum, at) => at >= from && sum - sums[from]! >= want);
        const [begin, finish] = [origin + from * minute, origin + to * minute];
        const found = [calendar.countBusiness(begin, finish), calendar.isOpen(begin), calendar.addBusiness(begin, want * 60)];
        const expected = [counted * 60, open[from], origin + due * minute];
        if (found.some((value, at) => value !== expected[at])) expect({ def, from, to, want, found }).toEqual({ def, from, to, want, found: expected });
        if (n > 5) continue;
        const tiles = calendar.intervals(begin, finish);
        expect(tiles.reduce((sum, tile) => sum + (tile.open ? tile.to - tile.from : 0), 0)).toBe(counted * minute);
        expect(tiles.every((tile, at) => at === 0 || tile.from === tiles[at - 1]!.to)).toBe(true);
      }
    }
  });
});
