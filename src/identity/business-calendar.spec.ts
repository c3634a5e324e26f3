import { describe, expect, test } from '@jest/globals';
import { type CalendarDefinition, compileCalendar } from './business-calendar.js';

const at = (text: string) => Date.parse(text);
const office = [['09:00', '12:00'], ['13:00', '18:00']] as const;
const everyDay = (intervals: readonly (readonly [string, string])[]) => ({ mon: intervals, tue: intervals, wed: intervals, thu: intervals, fri: intervals, sat: intervals, sun: intervals });
const calendar = (definition: Partial<CalendarDefinition>) => compileCalendar([{ from: null, definition: { timeZone: 'UTC', weekly: everyDay(office), ...definition } }]);
/** Open stretches as `MM-DDTHH:MM` pairs in UTC. */
const opens = (definition: Partial<CalendarDefinition>, from: string, to: string) =>
  calendar(definition)
    .intervals(at(from), at(to))
    .filter(({ open }) => open)
    .map((tile) => [tile.from, tile.to].map((ms) => new Date(ms).toISOString().slice(5, 16)).join(' '));
const reasons = (definition: Partial<CalendarDefinition>, from: string, to: string) =>
  calendar(definition)
    .intervals(at(from), at(to))
    .map((tile) => `${(tile.to - tile.from) / 3_600_000}h ${tile.reason}${tile.name ? ` ${tile.name}` : ''}`);

describe('business calendar', () => {
  test('C1 several intervals a day in the zone of the calendar; 24:00 ends the day', () => {
    expect(opens({ timeZone: 'Asia/Shanghai', weekly: { fri: office } }, '2026-10-09T00:00Z', '2026-10-10T00:00Z')).toEqual(['10-09T01:00 10-09T04:00', '10-09T05:00 10-09T10:00']);
    expect(opens({ weekly: { mon: [['20:00', '24:00']], tue: [['00:00', '02:00']] } }, '2026-03-02T00:00Z', '2026-03-04T00:00Z')).toEqual(['03-02T20:00 03-03T02:00']);
  });

  test('C2 an overnight interval belongs to the date it starts on', () => {
    expect(opens({ weekly: { mon: [['22:00', '06:00']] } }, '2026-03-02T00:00Z', '2026-03-09T00:00Z')).toEqual(['03-02T22:00 03-03T06:00']);
  });

  test('C3 a holiday closes its dates, the night before them included', () => {
    const nights = everyDay([['22:00', '06:00']]);
    expect(opens({ weekly: nights, holidays: [{ date: '2026-03-03' }] }, '2026-03-02T12:00Z', '2026-03-04T12:00Z')).toEqual(['03-02T22:00 03-03T00:00', '03-04T00:00 03-04T06:00']);
  });

  test('C3 a holiday may close only parts', () => {
    expect(opens({ holidays: [{ date: '2026-03-03', closed: [['12:00', '24:00']] }] }, '2026-03-03T00:00Z', '2026-03-04T00:00Z')).toEqual(['03-03T09:00 03-03T12:00']);
    expect(opens({ weekly: { tue: [['00:00', '24:00']], wed: [['00:00', '24:00']] }, holidays: [{ date: '2026-03-03', closed: [['20:00', '04:00']] }] }, '2026-03-03T00:00Z', '2026-03-05T00:00Z')).toEqual(['03-03T00:00 03-03T20:00', '03-04T04:00 03-05T00:00']);
  });

  test('C3 a yearly holiday repeats; 29 Feb in leap years only', () => {
    const leap = { holidays: [{ date: '2024-02-29', yearly: true }] };
    expect(opens(leap, '2027-02-28T00:00Z', '2027-03-02T00:00Z')).toHaveLength(4);
    expect(opens(leap, '2028-02-29T00:00Z', '2028-03-01T00:00Z')).toEqual([]);
    const newYear = { holidays: [{ date: '2025-12-31', to: '2026-01-01', yearly: true }] };
    expect(opens(newYear, '2028-12-31T00:00Z', '2029-01-02T00:00Z')).toEqual([]);
    expect(opens({ holidays: [{ date: '2024-02-28', to: '2024-03-01', yearly: true }] }, '2026-02-27T00:00Z', '2026-03-03T00:00Z')).toHaveLength(4);
  });

  test('C4 a shift replaces its date, weekend and holiday alike; the holiday after it does not cut its night', () => {
    const shift = { weekly: { mon: office }, holidays: [{ date: '2026-03-07', to: '2026-03-08', name: 'H' }], shifts: [{ date: '2026-03-07', open: [['20:00', '02:00']] as const, name: 'S' }] };
    expect(opens(shift, '2026-03-07T00:00Z', '2026-03-09T00:00Z')).toEqual(['03-07T20:00 03-08T02:00']);
    expect(reasons(shift, '2026-03-07T00:00Z', '2026-03-09T00:00Z')).toEqual(['20h holiday H', '6h shift S', '22h holiday H']);
  });

  test('C4 a shift takes its date from the night before', () => {
    expect(opens({ weekly: { mon: [['22:00', '06:00']] }, shifts: [{ date: '2026-03-03', open: [['04:00', '05:00']] }] }, '2026-03-02T12:00Z', '2026-03-04T00:00Z')).toEqual(['03-02T22:00 03-03T00:00', '03-03T04:00 03-03T05:00']);
  });

  test.each([
    ['America/New_York', '2026-03-08', 23], ['America/New_York', '2026-11-01', 25], ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25], ['Australia/Lord_Howe', '2026-10-04', 23.5], ['Australia/Lord_Howe', '2026-04-05', 24.5], ['Asia/Shanghai', '2026-03-29', 24],
  ])('C5 00:00–24:00 in %s on %s lasts %d h', (timeZone, date, hours) => {
    const day = calendar({ timeZone, weekly: {}, shifts: [{ date, open: [['00:00', '24:00']] }] });
    expect(day.countBusiness(at(`${date}T00:00Z`) - 864e5, at(`${date}T00:00Z`) + 2 * 864e5)).toBe(hours * 3600);
  });

  test('C5 a wall time that occurs twice is the first; one that does not occur uses the offset before the gap', () => {
    const inZone = (date: string, start: string, end: string) => opens({ timeZone: 'Europe/Berlin', weekly: {}, shifts: [{ date, open: [[start, end]] }] }, `${date}T00:00Z`, `${date}T12:00Z`);
    expect(inZone('2026-10-25', '02:30', '04:00')).toEqual(['10-25T00:30 10-25T03:00']);
    expect(inZone('2026-03-29', '02:30', '04:00')).toEqual(['03-29T01:30 03-29T02:00']);
    expect(inZone('2026-03-29', '02:30', '03:15')).toEqual([]); // end ≤ start once read
  });

  test('C6 the due is the earliest instant: used up exactly at closing is due at closing', () => {
    const office9 = calendar({});
    expect(office9.addBusiness(at('2026-03-02T09:00Z'), 3 * 3600)).toBe(at('2026-03-02T12:00Z'));
    expect(office9.addBusiness(at('2026-03-02T09:00Z'), 3 * 3600 + 1)).toBe(at('2026-03-02T13:00:01Z'));
    expect(office9.addBusiness(at('2026-03-02T12:30Z'), 0)).toBe(at('2026-03-02T12:30Z'));
    expect(office9.nextOpening(at('2026-03-02T12:30Z'))).toBe(at('2026-03-02T13:00Z'));
    expect(office9.isOpen(at('2026-03-02T12:00Z'))).toBe(false);
  });

  test('C8 what is not reached in ten years is null', () => {
    const once = calendar({ weekly: {}, shifts: [{ date: '2026-03-02', open: [['09:00', '10:00']] }] });
    expect(once.addBusiness(at('2026-03-01T00:00Z'), 3600)).toBe(at('2026-03-02T10:00Z'));
    expect(once.addBusiness(at('2026-03-01T00:00Z'), 3601)).toBeNull();
    expect(once.nextOpening(at('2026-03-03T00:00Z'))).toBeNull();
  });

  test('C9 time counts by the version of its time, before the first by the first; a known later one already moves dues', () => {
    const versions = compileCalendar([
      { from: at('2026-03-02T10:00Z'), definition: { timeZone: 'UTC', weekly: everyDay([['10:00', '11:00']]) } },
      { from: at('2026-03-03T10:30Z'), definition: { timeZone: 'UTC', weekly: everyDay([['10:00', '12:00']]) } },
    ]);
    expect(versions.countBusiness(at('2026-03-01T00:00Z'), at('2026-03-02T00:00Z'))).toBe(3600);
    expect(versions.countBusiness(at('2026-03-03T00:00Z'), at('2026-03-04T00:00Z'))).toBe(7200);
    expect(versions.addBusiness(at('2026-03-02T09:00Z'), 3 * 3600)).toBe(at('2026-03-03T12:00Z'));
  });

  test('Q15 time before the first version uses the first; of two versions from the same instant the later listed wins', () => {
    const hour = (start: string, end: string) => ({ timeZone: 'UTC', weekly: everyDay([[start, end]]) });
    const versions = compileCalendar([{ from: at('2026-03-03T00:00Z'), definition: hour('10:00', '13:00') }, { from: at('2026-03-02T00:00Z'), definition: hour('10:00', '11:00') }, { from: at('2026-03-03T00:00Z'), definition: hour('10:00', '12:00') }]);
    expect([versions.countBusiness(at('2026-02-01T00:00Z'), at('2026-02-02T00:00Z')), versions.countBusiness(at('2026-03-03T00:00Z'), at('2026-03-04T00:00Z'))]).toEqual([3600, 7200]);
  });

  test('C11 the Spring Festival and National Day swaps of 2026', () => {
    const year = {
      timeZone: 'Asia/Shanghai', weekly: { mon: office, tue: office, wed: office, thu: office, fri: office },
      holidays: [{ date: '2026-02-15', to: '2026-02-23', name: '春节' }, { date: '2026-10-01', to: '2026-10-07', name: '国庆节' }],
      shifts: [{ date: '2026-02-14', open: office }, { date: '2026-02-28', open: office }, { date: '2026-09-20', open: office }, { date: '2026-10-10', open: office }],
    };
    const cn = calendar(year);
    const days = (from: string, to: string) => cn.countBusiness(at(`${from}T00:00+08:00`), at(`${to}T00:00+08:00`)) / 28_800;
    expect(days('2026-02-01', '2026-03-01')).toBe(16);
    expect(days('2026-09-01', '2026-11-01')).toBe(22 + 1 + 17 + 1);
    expect(cn.addBusiness(at('2026-02-14T17:00+08:00'), 7200)).toBe(at('2026-02-24T10:00+08:00'));
  });

  test('C12 an addition over three years of split shifts costs no more than about one question to Intl', () => {
    const busy = calendar({ timeZone: 'Europe/Berlin', holidays: Array.from({ length: 90 }, (_, day) => ({ date: `20${26 + (day % 3)}-0${1 + (day % 9)}-1${day % 10}` })) });
    const starts = Array.from({ length: 10_000 }, (_, n) => at('2026-01-01T00:00Z') + n * 9_460_800);
    const format = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'medium' });
    const best = (work: (start: number) => unknown) =>
      Math.min(...Array.from({ length: 7 }, () => {
        const begun = process.hrtime.bigint();
        for (const start of starts) work(start);
        return Number(process.hrtime.bigint() - begun);
      }));
    // A ratio, since absolute times are noise; inside Jest every `Math` costs extra. A loop over days would be some hundred times more.
    expect(best((start) => busy.addBusiness(start, 28_800)) / best((start) => format.format(start))).toBeLessThan(3);
  });

  test('Q14 the tail of a holiday’s own night stays open; a holiday is named for its whole span, a shift for its tail', () => {
    const nights = { weekly: everyDay([['22:00', '06:00']]), holidays: [{ date: '2026-03-03', name: 'H' }] };
    expect(reasons(nights, '2026-03-03T00:00Z', '2026-03-04T12:00Z')).toEqual(['24h holiday H', '6h open_hours', '6h closed_hours']);
  });
});
