// One operation on business time against the cheapest thing a calendar of local times could do instead: one Intl call.
import { compileCalendar } from '../dist/identity/business-calendar.js';
import { absolute, alternate, compare } from './support/ratio.mjs';

const DAY_MS = 86_400_000;
const MOST_NS = 500;
const day = [['09:00', '12:00'], ['13:00', '18:00']];
const definition = {
  timeZone: 'Europe/Berlin', // a zone with daylight saving: the dearer case
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: [{ date: '2026-12-25', yearly: true }, { date: '2027-01-01', yearly: true }],
  shifts: [{ date: '2026-11-28', open: [['09:00', '18:00']] }],
};

export async function bench({ quick }) {
  const operations = quick ? 200_000 : 1_000_000;
  const calendar = compileCalendar([{ from: null, definition }]);
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: definition.timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
  const start = Date.UTC(2026, 0, 1);
  const instants = Float64Array.from({ length: 4096 }, (_, i) => start + ((i * 2_654_435_761) % (365 * DAY_MS)));
  let sink = 0;
  const time = (count, work) => {
    // CPU, not wall time: what other programs of the machine take is not ours.
    const began = process.cpuUsage();
    for (let i = 0; i < count; i += 1) sink += work(instants[i & 4095], i);
    const { user, system } = process.cpuUsage(began);
    return ((user + system) * 1000) / count;
  };
  const figures = await alternate({
    rounds: quick ? 7 : 15,
    subject: () => time(operations, (at, i) => calendar.addBusiness(at, 900 + (i % 40) * 3600)),
    baseline: () => time(operations / 20, (at) => format.formatToParts(at).length),
  });
  if (!Number.isFinite(sink)) throw new Error('the calendar answered null');
  return [
    compare({ what: 'addBusiness (15 min to 5 days) ÷ one Intl.formatToParts', unit: 'ns', figures, goal: { most: 0.2 } }),
    absolute({ what: 'addBusiness', unit: 'ns', values: figures.subject, goal: { most: MOST_NS } }),
    absolute({
      what: 'the first question of a fresh calendar (64 days are compiled)', unit: 'µs', values: Array.from({ length: 9 }, () => {
        const fresh = compileCalendar([{ from: null, definition }]);
        const began = performance.now();
        fresh.addBusiness(start, 3600);
        return (performance.now() - began) * 1000;
      }),
    }),
  ];
}
