import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { halfOf } from '../../src/tickets/ticket-filter.sql.js';
import { pageStatement, type PageKey } from '../../src/tickets/ticket-page.js';
import { systemViewIds, systemViews } from '../../src/tickets/ticket-views.js';
import { ticketSorts, type TicketRow, type TicketSort } from '../../src/tickets/tickets.contract.js';
import { TicketQueries } from '../../src/tickets/tickets.queries.js';
import { agentWith, seeded, TicketsReader } from '../support/tickets-reader.js';

const administrator = agentWith('administrator', [], '3');
let desk: TicketsReader;
let tickets: TicketQueries;
const now = new Date();

/** 20,000 tickets of 400 days, one in ten live; a third of them unassigned, one in forty late. */
const FILL = `
  INSERT INTO ticket (subject, status, priority, channel, customer_id, team_id, assignee_id, scope_team_ids, last_message_at, waiting_since, sort_at, created_at, due_at, sla_state, sla_soon_at)
  SELECT 'Ticket ' || i, CASE WHEN i % 10 = 0 THEN (ARRAY['new','open','pending','on_hold'])[1 + i / 10 % 4] ELSE (ARRAY['resolved','closed'])[1 + i % 2] END, 1 + i % 4, 'email', 1,
    1 + i / 10 % 5, CASE WHEN i / 10 % 3 = 0 THEN NULL ELSE 1 + i / 30 % 20 END, ARRAY[1 + i / 10 % 5]::bigint[], at, CASE WHEN i / 10 % 2 = 0 THEN at END, at, at,
    CASE WHEN i / 10 % 5 > 0 THEN date_trunc('hour', at) END, CASE WHEN i / 10 % 40 = 1 THEN 'breached' WHEN i / 10 % 5 > 0 THEN 'running' ELSE 'none' END, at
  FROM (SELECT i, $1::timestamptz - i * 7919 % 20011 * interval '1729.000001 seconds' AS at FROM generate_series(1, 20000) i) made`;

beforeAll(async () => {
  desk = await TicketsReader.start();
  tickets = desk.app.get(TicketQueries);
  await desk.rows.all(FILL, [now]);
  await desk.rows.all('VACUUM ANALYZE ticket');
});
afterAll(() => desk.stop());

async function walk(query: { view?: string; filter?: string; sort: TicketSort; limit: number }, between: (page: TicketRow[], pages: number) => Promise<void> = async () => undefined): Promise<TicketRow[]> {
  const rows: TicketRow[] = [];
  let cursor: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const page = await tickets.list(administrator, { ...query, ...(cursor ? { cursor } : {}) });
    rows.push(...page.items);
    if (page.nextCursor === null) return rows;
    cursor = page.nextCursor;
    await between(page.items, pages);
  }
}
const idsOf = async (where: string, order: string) => (await desk.rows.all<{ id: string }>(`SELECT id FROM ticket WHERE ${where} ORDER BY ${order}`)).map(({ id }) => id);

describe('CQ2 pages by keyset', () => {
  test.each<[TicketSort, string]>([
    ['due', 'due_at NULLS LAST, id'],
    ['waiting', 'waiting_since NULLS LAST, id'],
    ['newest', 'sort_at DESC, id DESC'],
    ['oldest', 'sort_at, id'],
    ['priority', 'priority DESC, due_at NULLS LAST, id'],
  ])('%s walks every live ticket once, in order', async (sort, order) => {
    const rows = await walk({ view: 'all-open', sort, limit: 200 });
    expect(rows.map(({ id }) => id)).toEqual(await idsOf('live', order));
  });

  test('a filter over live and done tickets shows the live ones in their order, then the done ones by newest', async () => {
    const seven = `number % 7 = 0`;
    const numbers = (await desk.rows.all<{ number: string }>(`SELECT number FROM ticket WHERE ${seven} ORDER BY id LIMIT 50`)).map(({ number }) => number);
    const chosen = `number IN (${numbers.join(',')})`;
    const found = await walk({ filter: `number:${numbers.join(',')}`, sort: 'due', limit: 6 });
    expect(found.map(({ id }) => id)).toEqual([...(await idsOf(`${chosen} AND live`, 'due_at NULLS LAST, id')), ...(await idsOf(`${chosen} AND NOT live`, 'sort_at DESC, id DESC'))]);
    for (const [sort, order] of [['newest', 'sort_at DESC, id DESC'], ['oldest', 'sort_at, id']] as const) {
      const merged = await walk({ filter: `number:${numbers.join(',')}`, sort, limit: 6 });
      expect(merged.map(({ id }) => id)).toEqual(await idsOf(chosen, order));
    }
  });

  test('while rows move, come and go, those that stay are shown once and none is left out', async () => {
    const random = seeded(11);
    const before = await idsOf('live AND team_id = 4', 'id');
    const moved = new Set<string>();
    const rows = await walk({ view: 'team-4', sort: 'due', limit: 20 }, async () => {
      const id = before[Math.floor(random() * before.length)]!;
      moved.add(id);
      await desk.rows.all(`UPDATE ticket SET due_at = $2, version = version + 1 WHERE id = $1`, [id, new Date(now.getTime() - random() * 1e10)]);
      await desk.ticket({ team_id: 4, scope_team_ids: [4], due_at: new Date(now.getTime() - random() * 1e10) });
      const gone = before[Math.floor(random() * before.length)]!;
      moved.add(gone);
      await desk.rows.all(`UPDATE ticket SET status = 'resolved' WHERE id = $1`, [gone]);
    });
    const seen = rows.map(({ id }) => id).filter((id) => before.includes(id) && !moved.has(id));
    expect([...seen].sort()).toEqual(before.filter((id) => !moved.has(id)).sort());
    expect(before.length - moved.size).toBeGreaterThan(200);
  });

  test('a cursor of another sort, a torn one and a forged one are 422 at /cursor', async () => {
    const { nextCursor } = await tickets.list(administrator, { view: 'all-open', sort: 'due', limit: 5 });
    const pointer = (cursor: string, sort: TicketSort) => tickets.list(administrator, { view: 'all-open', sort, limit: 5, cursor }).then(() => 'taken', (error: { extra: { errors: { pointer: string }[] } }) => error.extra.errors[0]!.pointer);
    expect(await pointer(nextCursor!, 'due')).toBe('taken');
    expect(await pointer(nextCursor!, 'newest')).toBe('/cursor');
    expect(await pointer(nextCursor!.slice(0, -2), 'due')).toBe('/cursor');
    expect(await pointer('x.y', 'due')).toBe('/cursor');
  });
});

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('PERFORMANCE a page grows with the page, not with the tickets', () => {
  const explain = async (view: (typeof systemViewIds)[number], sort: TicketSort, after: PageKey | null) => {
    const { filter } = systemViews[view];
    const half = halfOf(filter) as 'live' | 'done';
    const { sql, parameters } = pageStatement({ filter, scope: { all: true }, reader: { agentId: administrator.id, timeZone: 'UTC' }, sort, half, after, limit: 51, now });
    const [explained] = await desk.rows.all<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, parameters);
    const page = await desk.rows.all<{ id: string; key_rank: number; key_at: string | null }>(sql, parameters);
    const last = page.at(-1);
    return { plan: explained!['QUERY PLAN'][0]!.Plan, after: last ? { half, rank: last.key_rank, at: last.key_at ?? 'infinity', id: last.id } : null };
  };

  test.each(systemViewIds.flatMap((view) => ticketSorts.map((sort) => [view, sort] as const)))('%s by %s walks an index', async (view, sort) => {
    const { plan } = await explain(view, sort, null);
    const nodes = nodesOf(plan);
    const small = view === 'my-open' || view === 'breached';
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    expect(nodes.some((node) => node['Index Name']?.startsWith('ticket_'))).toBe(true);
    // What one agent has, or what is late, may be sorted; everything that is live may not.
    const sorted = nodes.filter((node) => node['Node Type'] === 'Sort').map((node) => node.Plans![0]!['Actual Rows']);
    expect(Math.max(0, ...sorted)).toBeLessThanOrEqual(small ? 200 : 0);
  });

  test.each<TicketSort>(['due', 'newest', 'priority'])('page 30 by %s costs like page 1', async (sort) => {
    const cost = ({ plan }: { plan: Plan }) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    const first = await explain('all-open', sort, null);
    let { after } = first;
    for (let page = 2; page < 30; page += 1) ({ after } = await explain('all-open', sort, after));
    // At most one block a row and the way down the index.
    for (const page of [first, await explain('all-open', sort, after)]) expect(cost(page)).toBeLessThanOrEqual(51 + 10);
  });
});
