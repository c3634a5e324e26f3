import { describe, expect, test } from '@jest/globals';
import { type CalendarDefinition, validateCalendar } from './business-calendar.js';

const now = Date.parse('2026-03-01T00:00Z');
const good: CalendarDefinition = { timeZone: 'UTC', weekly: { mon: [['09:00', '12:00'], ['12:00', '18:00']], sat: [['22:00', '24:00']], sun: [['18:00', '02:00']] } };
const pointers = (change: Partial<CalendarDefinition>) => validateCalendar({ ...good, ...change }, now).map(({ pointer }) => pointer);

describe('validate calendar', () => {
  test.each<[string, Partial<CalendarDefinition>, string[]]>([
    ['C1 a good one', {}, []],
    ['C1 an unknown zone', { timeZone: 'Mars/Olympus' }, ['/timeZone']],
    ['C1 a bare offset is no IANA zone', { timeZone: '+08:00' }, ['/timeZone']],
    ['C1 eleven intervals', { weekly: { mon: Array.from({ length: 11 }, (_, hour) => [`${10 + hour}:00`, `${10 + hour}:30`] as const) } }, ['/weekly/mon']],
    ['C1 24:00 is no start', { weekly: { mon: [['24:00', '02:00']] } }, ['/weekly/mon/0/0']],
    ['C2 start = end', { weekly: { mon: [['09:00', '09:00']] } }, ['/weekly/mon/0']],
    ['§9 overlap', { weekly: { mon: [['09:00', '12:00'], ['11:00', '13:00']] } }, ['/weekly/mon/1']],
    ['Q14 a tail over the next day’s hours', { weekly: { mon: [['22:00', '06:00']], tue: [['05:00', '12:00']] } }, ['/weekly/tue/0']],
    ['Q14 Sunday’s tail over Monday', { weekly: { sun: [['22:00', '06:00']], mon: [['05:00', '12:00']] } }, ['/weekly/mon/0']],
    ['§9 overlap within a shift', { shifts: [{ date: '2026-03-01', open: [['09:00', '12:00'], ['11:59', '13:00']] }] }, ['/shifts/0/open/1']],
    ['§9 two shifts on a date', { shifts: [{ date: '2026-03-01', open: [] }, { date: '2026-03-01', open: [] }] }, ['/shifts/1/date']],
    ['§9 to < date', { holidays: [{ date: '2026-03-02', to: '2026-03-01' }] }, ['/holidays/0/to']],
    ['§9 no such date', { holidays: [{ date: '2026-02-30' }] }, ['/holidays/0/date']],
    ['C7 no weekly interval, whatever the shifts', { weekly: {}, shifts: [{ date: '2026-03-02', open: [['09:00', '10:00']] }] }, ['/weekly']],
    ['C7 no open second in 400 days', { holidays: [{ date: '2026-02-01', to: '2027-12-31' }] }, ['/weekly']],
  ])('%s', (_, change, expected) => {
    expect(pointers(change)).toEqual(expected);
  });

  test('C7 Q15 the 400 days run from `from`', () => {
    const closed = { ...good, holidays: [{ date: '2026-02-01', to: '2027-12-31' }] };
    expect(validateCalendar(closed, Date.parse('2027-01-01T00:00Z'))).toEqual([]);
  });

  test('§9 a supervisor understands the sentence', () => {
    const [fault] = validateCalendar({ ...good, weekly: { mon: [['09:00', '12:00'], ['11:00', '13:00']] } }, now);
    expect(fault?.detail).toBe('11:00–13:00 overlaps 09:00–12:00.');
  });
});
