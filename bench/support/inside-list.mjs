// Runs inside the desk's process: the figures of the views against the cheapest question there is.
import { ReadRows } from '../../dist/platform/database/read-rows.js';
import { TicketCounts } from '../../dist/tickets/index.js';
import { percentile } from './ratio.mjs';

async function timed(count, work) {
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return percentile(times, 0.5);
}

export function countViews(app, { admin, count }) {
  const agent = { id: admin, name: 'admin', email: '', role: 'administrator', locale: null, teamIds: [], permissions: new Set(), credential: '' };
  const counts = app.get(TicketCounts, { strict: false });
  return timed(count, () => counts.countsFor(agent));
}

/** As many round trips as the figures take: two. */
export function askNothing(app, { count }) {
  const rows = app.get(ReadRows);
  return timed(count, async () => {
    await rows.all('SELECT 1');
    await rows.all('SELECT 1');
  });
}
