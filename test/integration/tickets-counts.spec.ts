import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ticketScope, type AgentContext } from '../../src/identity/index.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SubscriptionRunner } from '../../src/platform/log/subscription-runner.js';
import { TicketCounts } from '../../src/tickets/ticket-counts.js';
import { filterConditions, Parameters } from '../../src/tickets/ticket-filter.sql.js';
import { TicketTally } from '../../src/tickets/ticket-tally.store.js';
import { viewFilter } from '../../src/tickets/ticket-views.js';
import { ticketChanged, ticketDueSet, ticketStatusChanged } from '../../src/tickets/tickets.events.js';
import { agentWith, seeded, TicketsReader } from '../support/tickets-reader.js';

const random = seeded(5);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const people = [
  agentWith('administrator', ['2'], '1'), agentWith('auditor', [], '2'), agentWith('supervisor', ['1', '2'], '3'),
  agentWith('agent', ['1'], '4'), agentWith('agent', ['3'], '5'), agentWith('agent', [], '6'),
];
let desk: TicketsReader;
let tally: TicketTally;

beforeAll(async () => {
  desk = await TicketsReader.start();
  tally = desk.app.get(TicketTally);
});
afterAll(() => desk.stop());

const randomTicket = () => {
  const team_id = pick([null, 1, 2, 3]);
  return {
    status: pick(['new', 'open', 'pending', 'on_hold', 'resolved', 'closed']), team_id, assignee_id: pick([null, 1, 3, 4, 5, 6]),
    scope_team_ids: team_id === null ? pick([[], [2], [1, 3]]) : pick([[team_id], [...new Set([team_id, 3])].sort()]), sla_state: pick(['none', 'running', 'breached']),
  };
};

/** One random change of a random ticket, with an event that says only that something changed. */
async function changeOne(ids: string[]): Promise<void> {
  await desk.app.get(UnitOfWork).run(async (uow) => {
    const id = pick(ids);
    const to = randomTicket();
    const deleted = random() < 0.03;
    if (deleted) await uow.query('DELETE FROM ticket WHERE id = $1', [id]);
    else await uow.query('UPDATE ticket SET status = $2, team_id = $3, assignee_id = $4, scope_team_ids = $5, sla_state = $6 WHERE id = $1', [id, ...Object.values(to)]);
    if (random() < 0.5) uow.record({ event: ticketChanged, payload: {}, ticketId: id });
    else uow.record({ event: ticketStatusChanged, payload: { from: 'new', to: 'open', cause: 'agent' }, ticketId: id });
  });
}

async function recountView(agent: AgentContext, viewId: string): Promise<number> {
  const parameters = new Parameters();
  const where = ['true', ...filterConditions(viewFilter(viewId, agent)!, ticketScope(agent), { agentId: agent.id, timeZone: 'UTC' }, desk.clock.now(), parameters)].join(' AND ');
  return (await desk.rows.one<{ n: number }>(`SELECT count(*)::int AS n FROM ticket WHERE ${where}`, parameters.values))!.n;
}

async function drained(): Promise<void> {
  while ((await desk.rows.all('SELECT FROM event WHERE position IS NULL LIMIT 1')).length > 0);
  await desk.app.get(SubscriptionRunner).drain();
}

describe('RT9 counters folded from the log', () => {
  test('I8 A6 after 600 random changes, some at once, the tally is a recount and each agent sees his own', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 150; i += 1) ids.push(await desk.ticket(randomTicket()));
    for (const id of ids) await desk.app.get(UnitOfWork).run(async (uow) => uow.record({ event: ticketChanged, payload: {}, ticketId: id }));
    for (let round = 0; round < 75; round += 1) await Promise.all(Array.from({ length: 8 }, () => changeOne(ids)));
    await drained();

    expect(await tally.recount()).toEqual([]);
    expect(await desk.rows.all('SELECT FROM parked_event')).toEqual([]);
    for (const agent of people) {
      const counts = await desk.app.get(TicketCounts).countsFor(agent);
      expect([...counts.keys()]).toEqual(expect.arrayContaining(['my-open', 'unassigned', 'all-open', 'breached', 'resolved', ...agent.teamIds.map((id) => `team-${id}`)]));
      for (const [viewId, { count, capped }] of counts) {
        expect({ viewId, of: agent.id, count, capped }).toEqual({ viewId, of: agent.id, count: await recountView(agent, viewId), capped: false });
      }
      for (const viewId of ['my-open', 'unassigned', 'all-open']) {
        const late = await desk.rows.all<{ id: string; scope_team_ids: string[]; assignee_id: string | null }>(
          `SELECT id, scope_team_ids::text[], assignee_id FROM ticket WHERE live AND sla_state = 'breached'`);
        const scope = ticketScope(agent);
        const mine = late.filter((ticket) => scope.all || ticket.scope_team_ids.some((id) => scope.teamIds.includes(id)))
          .filter((ticket) => viewId === 'all-open' || ticket.assignee_id === (viewId === 'my-open' ? agent.id : null));
        expect({ viewId, of: agent.id, breached: counts.get(viewId)!.breached }).toEqual({ viewId, of: agent.id, breached: mine.length });
      }
    }
  });

  test('the whole log read again, and every event twice, moves nothing', async () => {
    const before = await desk.rows.all('SELECT scope_team_ids, team_id, assignee_id, status, breached, n FROM ticket_tally WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5');
    const ids = (await desk.rows.all<{ id: string }>('SELECT DISTINCT ticket_id AS id FROM event WHERE ticket_id IS NOT NULL')).map(({ id }) => id);
    const fold = () => desk.app.get(UnitOfWork).run((uow) => tally.fold(uow, [...ids, ...ids]));
    await Promise.all([fold(), fold()]);
    expect(await desk.rows.all('SELECT scope_team_ids, team_id, assignee_id, status, breached, n FROM ticket_tally WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5')).toEqual(before);

    await desk.rows.all('TRUNCATE ticket_tally, ticket_tally_member');
    await fold();
    expect(await desk.rows.all('SELECT scope_team_ids, team_id, assignee_id, status, breached, n FROM ticket_tally WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5')).toEqual(before);
  });

  test('a recount finds a counter that is wrong', async () => {
    await desk.rows.all(`INSERT INTO ticket_tally (scope_team_ids, status, breached, n) VALUES ('{99}', 'open', false, 2)`);
    expect(await tally.recount()).toEqual([{ scopeTeamIds: ['99'], teamId: null, assigneeId: null, status: 'open', breached: false, counted: 0, tallied: 2 }]);
    await desk.rows.all(`DELETE FROM ticket_tally WHERE scope_team_ids = '{99}'`);
  });

  test('a promise that breaks moves the counter of broken ones, however many there are', async () => {
    const before = (await desk.app.get(TicketCounts).countsFor(people[4]!)).get('breached')!.count;
    const late = await desk.rows.all<{ id: string }>(`INSERT INTO ticket (subject, status, priority, channel, customer_id, team_id, scope_team_ids, last_message_at, sort_at, created_at, due_at, sla_state)
      SELECT 'Late', 'open', 2, 'email', 1, 3, '{3}', now(), now(), now(), now(), 'breached' FROM generate_series(1, 1200) RETURNING id`);
    await desk.app.get(UnitOfWork).run(async (uow) => {
      for (const { id } of late) uow.record({ event: ticketDueSet, ticketId: id, payload: { dueAt: null, state: 'breached', metric: 'first_response', soonAt: null } });
    });
    await drained();
    const counts = await desk.app.get(TicketCounts).countsFor(people[4]!);
    expect(counts.get('breached')).toEqual({ count: before + 1200, breached: before + 1200, capped: false });
    expect(counts.get('team-3')!.breached).toBeGreaterThanOrEqual(1200);
  });
});
