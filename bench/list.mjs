// A page of a view and the figures beside it: few tickets against many, the first page against a deep one.
import { startChild } from './support/child.mjs';
import { fillTickets } from './support/dataset.mjs';
import { startPostgres } from './support/database.mjs';
import { startDesk } from './support/desk.mjs';
import { absolute, alternate, compare } from './support/ratio.mjs';

const FEW = 1000;
const DEEP_PAGE = 200;
const PAGE = 25;

export async function bench({ quick, later }) {
  const many = quick ? 100_000 : 1_000_000;
  const size = { rounds: quick ? 5 : 11, count: quick ? 150 : 500 };
  const postgres = await startPostgres();
  later(() => postgres.stop());
  const desks = [];
  for (const count of [FEW, many]) {
    const url = await postgres.database();
    const desk = await startDesk(url);
    later(() => desk.stop());
    const place = await desk.inside('./furnish.mjs', 'furnish', {});
    await desk.settle();
    await fillTickets(url, { count, teamId: place.team, inboxId: place.inbox, agentIds: [place.admin] });
    const load = await startChild('./load-process.mjs');
    later(() => load.stop());
    await load.call('openHttp', { port: new URL(desk.origin).port, connections: 1 });
    const path = `/api/v1/tickets?view=all-open&limit=${PAGE}`;
    const get = (asked) => load.call('get', { key: place.key, path: asked, count: size.count });
    const deep = () => load.call('walk', { key: place.key, path, pages: DEEP_PAGE });
    desks.push({ desk, place, get, path, deep });
  }
  const [few, filled] = desks;
  const label = `${many / 1000}k tickets ÷ 1k`;
  const pages = await twice(size.rounds, () => filled.get(filled.path), () => few.get(few.path));
  const views = await twice(size.rounds, () => filled.get('/api/v1/views'), () => few.get('/api/v1/views'));
  const cursor = await filled.deep();
  const depth = await twice(size.rounds, () => filled.get(`${filled.path}&cursor=${encodeURIComponent(cursor)}`), () => filled.get(filled.path));
  const inside = (name) => () => filled.desk.inside('./inside-list.mjs', name, { admin: filled.place.admin, count: size.count });
  const counts = await alternate({ rounds: size.rounds, subject: inside('countViews'), baseline: inside('askNothing') });
  return [
    compare({ what: `page of all-open, p50: ${label}`, unit: 'ms', figures: pages.p50, goal: { most: 2 } }),
    compare({ what: `page of all-open, p99: ${label}`, unit: 'ms', figures: pages.p99, goal: { most: 2 } }),
    compare({ what: `page ${DEEP_PAGE} ÷ page 1, p50`, unit: 'ms', figures: depth.p50, goal: { most: 1.2 } }),
    compare({ what: `page ${DEEP_PAGE} ÷ page 1, p99`, unit: 'ms', figures: depth.p99 }),
    compare({ what: `GET /views, p50: ${label}`, unit: 'ms', figures: views.p50, goal: { most: 2 } }),
    compare({ what: 'figures of the views ÷ as many SELECT 1 (two), p50', unit: 'ms', figures: counts, goal: { most: 1.5 } }),
    absolute({ what: `server CPU a page at ${many / 1000}k`, unit: 'CPU-ms', values: [await cpuOfPage(filled, size.count)] }),
  ];
}

/** p50 and p99 of the same requests, each against the other side's of its round. */
async function twice(rounds, subject, baseline) {
  const { subject: ours, baseline: theirs } = await alternate({ rounds, subject, baseline });
  const pick = (key) => ({ subject: ours.map((times) => times[key]), baseline: theirs.map((times) => times[key]) });
  return { p50: pick('p50'), p99: pick('p99') };
}

async function cpuOfPage({ desk, get, path }, count) {
  const before = await desk.cpuMs();
  await get(path);
  return ((await desk.cpuMs()) - before) / count;
}
