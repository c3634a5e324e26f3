import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InsightsModule } from '../../src/insights/index.js';
import { boardSchema, scoreReportSchema, slaReportSchema, type Board, type ScoreReport } from '../../src/insights/insights.contract.js';
import { OnlineAgents, RealtimeModule } from '../../src/realtime/index.js';
import { SlaModule } from '../../src/sla/index.js';
import { SurveyFacts, SurveyMailer, SurveysModule } from '../../src/surveys/index.js';
import { TicketsModule } from '../../src/tickets/index.js';
import { ticketClosed } from '../../src/tickets/tickets.events.js';
import { RealtimeDesk, type TestAgent } from '../support/realtime-desk.js';

const minutes = (n: number) => new Date(Date.now() + n * 60_000);
let desk: RealtimeDesk;
let cards: string;
let loans: string;
let li: TestAgent;
let sun: TestAgent;
let admin: TestAgent;
/** Tickets by what makes each worth a line on the board. */
let ids: { waiting: string; late: string; later: string; soon: string; nextHour: string; foreign: string };

beforeAll(async () => {
  const surveys = SurveysModule.with([{ provide: SurveyMailer, useValue: {} }, { provide: SurveyFacts, useValue: {} }]);
  desk = await RealtimeDesk.start([SlaModule, surveys, InsightsModule.over([TicketsModule, SlaModule, surveys, RealtimeModule], OnlineAgents)]);
  cards = await desk.team('Cards');
  loans = await desk.team('Loans');
  li = await desk.agent('Li', 'agent', [cards]);
  sun = await desk.agent('Sun', 'supervisor', [cards]);
  admin = await desk.agent('Admin', 'administrator');
  await desk.agent('Zhao', 'agent', [loans]);
  const ticket = async (teamId: string, set: string, assigneeId?: string) => {
    const id = await desk.ticket(teamId, { assigneeId });
    await desk.write(`UPDATE ticket SET ${set} WHERE id = $1`, [id]);
    return id;
  };
  const at = (date: Date) => `'${date.toISOString()}'`;
  const due = (state: string, date: Date) => `sla_state = '${state}', sla_metric = 'first_response', due_at = ${at(date)}`;
  ids = {
    waiting: await ticket(cards, `waiting_since = ${at(minutes(-40))}`, li.id),
    late: await ticket(cards, due('breached', minutes(-30)), li.id),
    later: await ticket(cards, `${due('breached', minutes(-5))}, priority = 4, waiting_since = ${at(minutes(-10))}`),
    soon: await ticket(cards, due('running', minutes(55)), li.id),
    nextHour: await ticket(cards, due('running', minutes(65))),
    foreign: await ticket(loans, `${due('breached', minutes(-90))}, waiting_since = ${at(minutes(-100))}`),
  };
  const done = await ticket(cards, due('breached', minutes(-200)), li.id);
  await desk.change(done, "status = 'closed'", ticketClosed as never, { from: 'open' });
  await desk.settled();
});
afterAll(() => desk.close());

const board = async (agent: TestAgent, query = ''): Promise<Board> => {
  const { status, body } = await desk.get<Board>(`/insights/board${query}`, agent);
  expect(status).toBe(200);
  expect(boardSchema.safeParse(body).error).toBeUndefined();
  return body;
};

describe('the board', () => {
  test('A6 shows a supervisor the figures of her own teams', async () => {
    const { tiles } = await board(sun);
    expect(tiles.waiting.count).toBe(2);
    expect(tiles.longestWait).toMatchObject({ ticketId: ids.waiting });
    expect(Math.abs(Date.parse(tiles.longestWait.since!) - minutes(-40).getTime())).toBeLessThan(60_000);
    expect(tiles.breachedOpen.count).toBe(2);
    expect(tiles.online).toEqual({ online: 0, total: 2 });
  });

  test('CB2 lists broken promises by lateness, then those that break within the hour', async () => {
    const { breaches } = await board(sun);
    expect(breaches.map(({ ticketId, breached }) => [ticketId, breached])).toEqual([[ids.late, true], [ids.later, true], [ids.soon, false]]);
    expect(breaches[1]).toMatchObject({ priority: 'urgent', metric: 'first_response', teamId: cards, assigneeId: null });
  });

  test('CB3 shows each agent’s load against the cap and his longest unanswered customer', async () => {
    const { agents } = await board(sun);
    expect(agents.map(({ name }) => name)).toEqual(['Li', 'Sun']);
    expect(agents[0]).toMatchObject({ agentId: li.id, online: false, open: 3, cap: 30 });
    expect(agents[0]!.oldestWaitingSince).not.toBeNull();
    expect(agents[1]).toMatchObject({ open: 0, oldestWaitingSince: null });
  });

  test('shows an administrator everything, and one team when asked', async () => {
    const all = await board(admin);
    expect(all.tiles.breachedOpen).toMatchObject({ count: 3 });
    expect(all.breaches[0]!.ticketId).toBe(ids.foreign);
    expect(all.agents.map(({ name }) => name)).toEqual(['Li', 'Sun', 'Zhao']);
    const one = await board(admin, `?team=${loans}`);
    expect(one.tiles.waiting.count).toBe(1);
    expect(one.breaches.map(({ ticketId }) => ticketId)).toEqual([ids.foreign]);
    expect(one.agents.map(({ name }) => name)).toEqual(['Zhao']);
  });

  test('knows who has a console open', async () => {
    const console = await desk.connect(li);
    expect((await board(sun)).tiles.online).toEqual({ online: 1, total: 2 });
    expect((await board(sun)).agents[0]!.online).toBe(true);
    console.socket.disconnect();
  });

  test('A2 a foreign team and an unknown one are the same 404', async () => {
    const [foreign, unknown] = [await desk.get<Record<string, unknown>>(`/insights/board?team=${loans}`, sun), await desk.get<Record<string, unknown>>('/insights/board?team=987654', admin)];
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, traceId: '' }).toEqual({ ...unknown.body, traceId: '' });
  });

  test('is for those who hold insight.read', async () => {
    expect((await desk.get('/insights/board', li)).status).toBe(403);
    expect((await desk.get('/insights/board')).status).toBe(401);
    expect((await desk.get('/insights/board?group=x', sun)).status).toBe(422);
  });
});

describe('reports', () => {
  beforeAll(async () => {
    const [survey] = await desk.write("INSERT INTO survey (name, kind, delay_seconds) VALUES ('After service', 'csat', 0) RETURNING id", []);
    for (const [n, score] of [5, 4, 2].entries()) {
      const [invitation] = await desk.write(
        `INSERT INTO survey_invitation (survey_id, ticket_id, resolution_no, customer_id, state, due_at, sent_at, locale, snapshot)
         VALUES ($1, $2, 1, 1, 'answered', now(), now() - interval '2 seconds', 'en', $3) RETURNING id`,
        [survey!.id, 900 + n, JSON.stringify({ teamId: cards })],
      );
      await desk.write('INSERT INTO survey_answer (invitation_id, version, score, answered_at) VALUES ($1, 1, $2, now() - interval \'1 second\')', [invitation!.id, score]);
    }
    for (const [seq, result, day] of [[1, 'met', 1], [2, 'met', 2], [3, 'breached', 1], [4, 'pending', 1], [5, 'cancelled', 1], [6, 'breached', 50]] as const) {
      await desk.write(
        `INSERT INTO sla_clock (ticket_id, metric, seq, phase, result, started_at, due_at, team_id, position) VALUES (1, 'resolution', $1, 'ended', $2, now(), now() - make_interval(days => $3), $4, 1)`,
        [seq, result, day, cards],
      );
    }
  });

  test('CSAT of the last 30 days', async () => {
    const { status, body } = await desk.get<ScoreReport>('/insights/csat', sun);
    expect(status).toBe(200);
    expect(scoreReportSchema.safeParse(body).error).toBeUndefined();
    expect(body.total).toMatchObject({ n: 3, score: 66.7, smallSample: true, answered: 3, delivered: 3 });
    expect(Date.parse(body.to) - Date.parse(body.from)).toBe(30 * 86_400_000);
  });

  test('A6 a supervisor of another team adds up nothing of it, an administrator everything', async () => {
    const other = await desk.agent('Qian', 'supervisor', [loans]);
    expect((await desk.get<ScoreReport>('/insights/csat', other)).body.total.n).toBe(0);
    expect((await desk.get<ScoreReport>('/insights/csat', admin)).body.total.n).toBe(3);
    const { body } = await desk.get<{ items: { metric: string; met: number }[] }>('/insights/sla', other);
    expect(body.items.every(({ met }) => met === 0)).toBe(true);
  });

  test('F3 nobody answered the NPS: null, never 0', async () => {
    expect((await desk.get<ScoreReport>('/insights/nps', sun)).body.total).toMatchObject({ n: 0, score: null });
    const { nps, tiles } = await board(sun);
    expect(nps).toMatchObject({ n: 0, score: null, promoters: 0 });
    expect(tiles.csat.n).toBe(3);
  });

  test('S30 promises by due date, each once; what runs or was cancelled is apart', async () => {
    const { body } = await desk.get<{ items: { metric: string }[] }>('/insights/sla', sun);
    expect(slaReportSchema.safeParse(body).error).toBeUndefined();
    expect(body.items.find(({ metric }) => metric === 'resolution')).toEqual({ metric: 'resolution', met: 2, breached: 1, running: 1, cancelled: 1, rate: 2 / 3 });
    expect(body.items.find(({ metric }) => metric === 'first_response')).toMatchObject({ met: 0, rate: null });
  });

  test.each([
    ['from after to', '?from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z', '/from'],
    ['more than 400 days', '?from=2020-01-01T00:00:00Z', '/from'],
    ['no date', '?from=yesterday', '/from'],
    ['an unknown field', '?groupBy=mood', '/groupBy'],
  ])('%s is 422 with its pointer', async (_, query, pointer) => {
    for (const report of ['csat', 'nps', 'sla']) {
      const { status, body } = await desk.get<{ errors: { pointer: string }[] }>(`/insights/${report}${query}`, sun);
      expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    }
  });
});
