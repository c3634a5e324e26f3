import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { agentRightsChanged, agentSignedIn } from '../../src/identity/identity.events.js';
import { DisableAgent } from '../../src/identity/index.js';
import type { AgentFrame, BoardFrame, TicketFrame, ViewFrame } from '../../src/realtime/realtime.contract.js';
import { viewFrameSchema } from '../../src/realtime/realtime.contract.js';
import { escalationRaised } from '../../src/routing/routing.events.js';
import { messageReceived, ticketAssigned, ticketChanged, ticketResolved } from '../../src/tickets/tickets.events.js';
import { RealtimeDesk, type TestAgent, type TestConsole } from '../support/realtime-desk.js';

let desk: RealtimeDesk;
let cards: string;
let loans: string;
let li: TestAgent;
let chen: TestAgent;
let admin: TestAgent;

beforeAll(async () => {
  desk = await RealtimeDesk.start();
  cards = await desk.team('Cards');
  loans = await desk.team('Loans');
  li = await desk.agent('Li', 'agent', [cards]);
  chen = await desk.agent('Chen', 'agent', [cards]);
  admin = await desk.agent('Admin', 'administrator');
});
afterEach(() => desk.hangUp());
afterAll(() => desk.close());

const assign = (ticketId: string, from: string | null, to: string | null) =>
  desk.change(ticketId, `assignee_id = ${to ?? 'NULL'}`, ticketAssigned as never, { from, to });
const retag = (ticketId: string, tag: string, at?: Date) =>
  desk.change(ticketId, `tags = ARRAY['${tag}']`, ticketChanged as never, { tags: { from: [], to: [tag] } }, at);
const has = (id: string) => (frame: ViewFrame) => frame.up.some((row) => row.id === id);
/** The figure a view comes to rest at: on a busy machine it may follow its rows in a frame of its own. */
const comesTo = async (console: TestConsole, first: ViewFrame, n: number) => {
  for (let frame = first; frame.n !== n; frame = await console.frame<ViewFrame>(first.topic));
};
const drops = (id: string) => (frame: ViewFrame) => frame.rm.includes(id);

describe('RT1, W1 the handshake', () => {
  const refusal = async (console: TestConsole) => (await console.next<Error & { data?: { status: number; traceId: string } }>('connect_error')).data;

  test('a session and our own origin open it; welcome says where the log stands', async () => {
    const console = desk.dial({ cookie: li.cookie, origin: desk.url });
    const welcome = await console.next<{ position: number; serverTime: string; protocol: number }>('welcome');
    expect(welcome.protocol).toBe(1);
    expect(welcome.position).toBeGreaterThanOrEqual(0);
    expect(Math.abs(Date.parse(welcome.serverTime) - Date.now())).toBeLessThan(60_000);
  });

  test('without a session: 401 with a trace id', async () => {
    expect(await refusal(desk.dial({ cookie: 'deskbell_session=guess', origin: desk.url }))).toMatchObject({ status: 401, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  test('another protocol: 400', async () => {
    expect(await refusal(desk.dial({ cookie: li.cookie, origin: desk.url }, { protocol: 2 }))).toMatchObject({ status: 400 });
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
  ])('a cookie from %s does not even get a connection', async (_, headers) => {
    const console = desk.dial({ cookie: li.cookie, ...headers });
    expect(await refusal(console)).toBeUndefined();
    expect(console.socket.connected).toBe(false);
  });

  test('websocket only: polling, which would carry the session in plain requests, is refused', async () => {
    const answer = await fetch(`${desk.url}/socket.io/?EIO=4&transport=polling`, { headers: { cookie: li.cookie, origin: desk.url } });
    expect(answer.status).toBe(400);
  });

  test('the 21st window of a session is refused, a closed one makes room', async () => {
    const windows = await Promise.all(Array.from({ length: 20 }, () => desk.connect(li)));
    expect(await refusal(desk.dial({ cookie: li.cookie, origin: desk.url }))).toMatchObject({ status: 429 });
    expect(await desk.connect(chen)).toBeDefined();
    windows[0]!.socket.disconnect();
    const retry = async (): Promise<TestConsole> => {
      const console = desk.dial({ cookie: li.cookie, origin: desk.url });
      const opened = await Promise.race([console.next('welcome').then(() => true), console.next('connect_error').then(() => false)]).catch(() => false);
      return opened ? console : retry();
    };
    expect((await retry()).socket.connected).toBe(true);
  });
});

describe('RT2 watching', () => {
  test('each topic is authorised; foreign and unknown are denied alike', async () => {
    const mine = await desk.ticket(cards);
    const foreign = await desk.ticket(loans);
    const console = await desk.connect(li);
    const denied = [`ticket:${foreign}`, 'ticket:9223372036854775807', 'ticket:9999999999999999999', 'ticket:abc', 'view:no-such', `view:team-${loans}`, `agent:${chen.id}`, 'board:all'];
    const ack = await console.watch(`ticket:${mine}`, 'view:my-open', `view:team-${cards}`, `agent:${li.id}`, ...denied);
    expect(ack).toEqual({ position: expect.any(Number), denied, resync: [] });
    const asAdmin = await desk.connect(admin);
    expect((await asAdmin.watch('board:all', `board:${loans}`, `ticket:${foreign}`, `view:team-${loans}`)).denied).toEqual([]);
  });

  test('more than 20 views: those beyond are denied', async () => {
    const console = await desk.connect(li);
    const views = Array.from({ length: 22 }, (_, i) => (i === 0 ? 'view:all-open' : `view:team-${i}`));
    expect((await console.watch(...views)).denied).toEqual(expect.arrayContaining(views.slice(20)));
  });

  test.each([
    ['no object', 'hello'],
    ['no topics', {}],
    ['a malformed topic', { topics: [{ topic: 'DROP TABLE' }] }],
    ['an unknown field', { topics: [], all: true }],
    ['a negative position', { topics: [{ topic: 'view:all-open', since: -1 }] }],
  ])('W4 %s is answered by a problem and changes nothing', async (_, body) => {
    const console = await desk.connect(li);
    const { problem } = (await console.ask('watch', body)) as { problem: Record<string, unknown> };
    expect(problem).toMatchObject({ status: 422, type: '/docs/problems/invalid', traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(JSON.stringify(problem)).not.toMatch(/Zod|stack|node_modules/);
    expect((await console.watch('view:all-open')).denied).toEqual([]);
  });

  test('W4 an unknown event is answered too; a flood is told to wait', async () => {
    const console = await desk.connect(li);
    expect(await console.ask('subscribe', {})).toMatchObject({ problem: { status: 404 } });
    const answers = await Promise.all(Array.from({ length: 60 }, () => console.ask('watch', { topics: [] })));
    expect(answers.filter((answer) => (answer['problem'] as { status?: number } | undefined)?.status === 429).length).toBeGreaterThan(5);
  });
});

describe('RT5 view frames', () => {
  test('a new ticket is on the screens of its team within a second, and on no other', async () => {
    const [a, b, foreign] = [await desk.connect(li), await desk.connect(admin), await desk.connect(await desk.agent('Zhao', 'agent', [loans]))];
    for (const console of [a, b, foreign]) await console.watch('view:unassigned', 'view:all-open', 'view:my-open');
    const started = performance.now();
    const id = await desk.ticket(cards, { subject: '转账未到账' });
    const frame = await a.frame<ViewFrame>('view:unassigned', has(id));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(viewFrameSchema.safeParse(frame).error).toBeUndefined();
    expect(frame.up[0]).toMatchObject({ id, subject: '转账未到账', assigneeId: null, teamId: cards, customer: { name: '王芳' } });
    await b.frame<ViewFrame>('view:all-open', has(id));
    await desk.ticket(loans);
    await foreign.frame<ViewFrame>('view:unassigned');
    expect(JSON.stringify(foreign.received)).not.toContain('转账未到账');
    expect(a.received.filter(({ event, message }) => event === 'frame' && (message as ViewFrame).topic === 'view:my-open')).toEqual([]);
  });

  test('a taken ticket leaves Unassigned and enters the taker’s own view, with exact figures', async () => {
    const id = await desk.ticket(cards);
    await desk.settled();
    const [a, b] = [await desk.connect(li), await desk.connect(chen)];
    await a.watch('view:unassigned', 'view:my-open');
    await b.watch('view:unassigned', 'view:my-open');
    const [counted] = await desk.write<{ n: string }>(`SELECT count(*) AS n FROM ticket WHERE live AND assignee_id IS NULL AND team_id = $1`, [cards]);
    await assign(id, null, li.id);
    const gone = await b.frame<ViewFrame>('view:unassigned', drops(id));
    await comesTo(b, gone, Number(counted!.n) - 1);
    await comesTo(a, await a.frame<ViewFrame>('view:my-open', has(id)), 1);
    await assign(id, li.id, chen.id);
    await a.frame<ViewFrame>('view:my-open', drops(id));
    await b.frame<ViewFrame>('view:my-open', has(id));
  });

  test('frames of a topic join without gaps, and the last figures are right, however fast changes come', async () => {
    const console = await desk.connect(li);
    const { position } = await console.watch('view:all-open');
    const ids = await Promise.all(Array.from({ length: 40 }, () => desk.ticket(cards)));
    await Promise.all(ids.map((id) => desk.change(id, "status = 'resolved'", ticketResolved as never, {
      by: 'agent', resolution: 1, customerId: '1', assigneeId: null, teamId: cards, channel: 'email', priority: 'normal', tags: [], contributors: {}, humanReplies: 0, customerMessages: 1,
    })));
    const held = new Set<string>();
    const left = new Set<string>();
    let own = position;
    let frames = 0;
    while (left.size < ids.length) {
      const frame = await console.frame<ViewFrame>('view:all-open');
      frames += 1;
      expect(frame.from).toBeLessThanOrEqual(own);
      expect(frame.to).toBeGreaterThanOrEqual(own);
      own = frame.to;
      for (const row of frame.up) held.add(row.id);
      for (const id of frame.rm) left.add(id);
    }
    expect([...held].every((id) => ids.includes(id))).toBe(true);
    expect(frames).toBeLessThan(ids.length);
    await desk.settled();
    const [counted] = await desk.write<{ n: string }>('SELECT count(*) AS n FROM ticket WHERE live AND team_id = $1', [cards]);
    const last = await retag(await desk.ticket(cards), 'last').then(() => console.frame<ViewFrame>('view:all-open', (frame) => frame.up.some((row) => row.tags.includes('last'))));
    await comesTo(console, last, Number(counted!.n) + 1);
  });
});

describe('ticket, agent and board frames', () => {
  test('W3 an open ticket hears of each event by ids only', async () => {
    const id = await desk.ticket(cards);
    const console = await desk.connect(li);
    await console.watch(`ticket:${id}`);
    await desk.change(id, 'seq = 2', messageReceived as never, { messageId: '77', seq: 2, mailClass: 'human', automatic: false, matchedBy: 'token', otherSender: false, opened: false });
    const frame = await console.frame<TicketFrame>(`ticket:${id}`);
    expect(frame.events).toEqual([{ name: 'message.received', ids: { messageId: '77' }, version: frame.row!.version, seq: 2 }]);
    expect(frame.row).toMatchObject({ id, seq: 2 });
  });

  test('an agent is told of what concerns him, and only of tickets he may see', async () => {
    const id = await desk.ticket(cards);
    const foreign = await desk.ticket(loans);
    const console = await desk.connect(li);
    await console.watch(`agent:${li.id}`);
    const escalate = (ticketId: string) => desk.change(ticketId, 'priority = 4', escalationRaised as never, {
      escalationId: '1', ruleId: '1', ruleName: 'First reply', metric: 'first_response', seq: 1, dueAt: new Date().toISOString(), recipientIds: [li.id, chen.id], teamId: null,
    });
    await escalate(foreign);
    await escalate(id);
    await assign(id, null, li.id);
    const first = await console.frame<AgentFrame>(`agent:${li.id}`);
    expect(first.notices).toMatchObject([{ name: 'escalation.raised', ticketId: id, payload: { ruleName: 'First reply' } }]);
    expect(JSON.stringify(first)).not.toContain('recipientIds');
    const second = await console.frame<AgentFrame>(`agent:${li.id}`);
    expect(second.notices).toMatchObject([{ name: 'ticket.assigned', ticketId: id, payload: { to: li.id } }]);
    expect(second.from).toBeLessThanOrEqual(first.to);
  });

  test('the board hears which tiles moved', async () => {
    const supervisor = await desk.agent('Sun', 'supervisor', [cards]);
    const console = await desk.connect(supervisor);
    await console.watch('board:all', `board:${cards}`);
    await desk.ticket(cards);
    expect((await console.frame<BoardFrame>('board:all')).changed).toContain('waiting');
    expect((await console.frame<BoardFrame>(`board:${cards}`)).changed).toContain('agents');
  });

  test('RT4 a quiet topic is raised by `at`', async () => {
    const console = await desk.connect(li);
    const { position } = await console.watch('view:breached');
    await desk.write('SELECT 1', [], { event: agentSignedIn as never, payload: { agentId: chen.id } });
    const at = await console.next<{ position: number }>('at', ({ position: reached }) => reached > position, 11_000);
    expect(at.position).toBeGreaterThan(position);
  });
});

describe('RT7 coming back', () => {
  test('with its position a console gets exactly what it missed, before the answer', async () => {
    const kept = await desk.ticket(cards);
    const taken = await desk.ticket(cards);
    await desk.settled();
    const before = await desk.connect(li);
    const { position } = await before.watch('view:unassigned', `ticket:${kept}`, `agent:${li.id}`);
    before.socket.disconnect();
    await retag(kept, 'vip');
    await assign(taken, null, li.id);
    const fresh = await desk.ticket(cards);
    await desk.ticket(loans);
    await desk.settled();
    const console = await desk.connect(li);
    const ack = await console.watch(...['view:unassigned', `ticket:${kept}`, `agent:${li.id}`].map((topic) => ({ topic, since: position })));
    expect(ack).toMatchObject({ denied: [], resync: [] });
    const frames = console.received.filter(({ event }) => event === 'frame').map(({ message }) => message as ViewFrame);
    const view = frames.find(({ topic }) => topic === 'view:unassigned')!;
    expect(view.from).toBeLessThanOrEqual(position);
    expect(view.to).toBe(ack.position);
    expect(view.up.map(({ id }) => id).sort()).toEqual([kept, fresh].sort());
    expect(view.rm).toEqual([taken]);
    expect(frames.find(({ topic }) => topic === `ticket:${kept}`)).toMatchObject({ events: [{ name: 'ticket.changed' }], row: { tags: ['vip'] } });
    expect(frames.find(({ topic }) => topic === `agent:${li.id}`)).toMatchObject({ notices: [{ name: 'ticket.assigned' }] });
  });

  test('beyond the horizon it is told to fetch anew, and no frame pretends otherwise', async () => {
    const id = await desk.ticket(cards);
    const position = await desk.settled();
    await retag(id, 'old', new Date(Date.now() - 16 * 60_000));
    const recent = await desk.settled();
    await retag(id, 'new');
    await desk.settled();
    const console = await desk.connect(li);
    const ack = await console.watch({ topic: 'view:all-open', since: position }, { topic: `ticket:${id}`, since: recent });
    expect(ack.resync).toEqual(['view:all-open']);
    expect(console.received.map(({ message }) => (message as ViewFrame).topic)).toEqual([`ticket:${id}`]);
  });

  test('a position of the future is not believed', async () => {
    const console = await desk.connect(li);
    expect((await console.watch({ topic: 'view:all-open', since: 9_000_000 })).resync).toEqual(['view:all-open']);
  });
});

describe('RT10, A11 rights', () => {
  test('a lost team takes its rows and topics off the screen, and nothing of it comes after', async () => {
    const wei = await desk.agent('Wei', 'agent', [cards, loans]);
    const console = await desk.connect(wei);
    await console.watch('view:all-open', `view:team-${loans}`, `view:team-${cards}`);
    const lost = await desk.ticket(loans);
    await console.frame<ViewFrame>(`view:team-${loans}`, has(lost));
    await console.frame<ViewFrame>('view:all-open', has(lost));
    await console.watch('view:all-open', `view:team-${loans}`, `view:team-${cards}`, `ticket:${lost}`);
    await desk.write('DELETE FROM team_member WHERE agent_id = $1 AND team_id = $2', [wei.id, loans], { event: agentRightsChanged as never, payload: { agentId: wei.id } });
    await console.frame<ViewFrame>('view:all-open', drops(lost));
    await console.frame<ViewFrame>(`view:team-${loans}`, drops(lost));
    expect(await console.frame<TicketFrame>(`ticket:${lost}`)).toMatchObject({ row: null, events: [] });
    const rights = await console.next<{ closed: string[] }>('rights');
    expect(rights.closed.sort()).toEqual([`ticket:${lost}`, `view:team-${loans}`].sort());
    await retag(lost, 'secret');
    const mine = await desk.ticket(cards);
    await console.frame<ViewFrame>(`view:team-${cards}`, has(mine));
    await console.frame<ViewFrame>('view:all-open', has(mine));
    expect(JSON.stringify(console.received)).not.toContain('secret');
  });

  test('a disabled agent is cut off', async () => {
    const gone = await desk.agent('Gone', 'agent', [cards]);
    const console = await desk.connect(gone);
    await console.watch('view:all-open');
    await desk.app.get(DisableAgent).execute({ agentId: gone.id });
    expect(await console.next<{ closed: string[] }>('rights')).toEqual({ closed: ['view:all-open'], resync: [] });
    await console.next('disconnect');
    const again = desk.dial({ cookie: gone.cookie, origin: desk.url });
    expect((await again.next<{ data?: { status: number } }>('connect_error')).data).toMatchObject({ status: 401 });
  });
});

describe('RT8 a console that cannot keep up', () => {
  test('gets nothing more, then one resync, and by its position all it missed', async () => {
    const id = await desk.ticket(cards);
    const slow = await desk.connect(li);
    const { position } = await slow.watch(`ticket:${id}`);
    const quick = await desk.connect(chen);
    await quick.watch(`ticket:${id}`);
    const wire = (slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws._socket;
    wire.pause();
    const large = 'x'.repeat(300_000);
    for (let round = 0; round < 36; round++) {
      await desk.change(id, `subject = '${large}', tags = ARRAY['r${round}']`, ticketChanged as never, { tags: { from: [], to: [`r${round}`] } });
      await quick.frame<TicketFrame>(`ticket:${id}`, (frame) => frame.row!.tags.includes(`r${round}`));
    }
    wire.resume();
    const resync = await slow.next<{ topics: string[] }>('resync', undefined, 10_000);
    expect(resync.topics).toEqual([`ticket:${id}`]);
    const got = slow.received.filter(({ event }) => event === 'frame').length;
    expect(got).toBeLessThan(36);
    slow.received.length = 0;
    expect(await slow.watch({ topic: `ticket:${id}`, since: position })).toMatchObject({ denied: [], resync: [] });
    expect(await slow.frame<TicketFrame>(`ticket:${id}`)).toMatchObject({ row: { tags: ['r35'] } });
    await retag(id, 'after');
    await slow.frame<TicketFrame>(`ticket:${id}`, (frame) => frame.row!.tags.includes('after'));
  });
});

describe('CT1 presence', () => {
  test('others see who looks and who types, and that he left', async () => {
    const id = await desk.ticket(cards);
    const [a, b] = [await desk.connect(li), await desk.connect(chen)];
    await a.watch(`ticket:${id}`);
    expect(await a.ask('presence', { ticketId: id, doing: 'typing' })).toEqual({});
    await b.watch(`ticket:${id}`);
    const seen = [{ id: li.id, name: 'Li', doing: 'typing' }];
    expect(await b.next('presence')).toEqual({ ticketId: id, agents: seen });
    a.socket.disconnect();
    expect(await b.next('presence')).toEqual({ ticketId: id, agents: [] });
  });

  test('only at an open ticket, and not by those who may only read (A8)', async () => {
    const id = await desk.ticket(cards);
    const console = await desk.connect(li);
    expect(await console.ask('presence', { ticketId: id, doing: 'viewing' })).toMatchObject({ problem: { status: 404 } });
    const auditor = await desk.connect(await desk.agent('Auditor', 'auditor'));
    await auditor.watch(`ticket:${id}`);
    expect(await auditor.ask('presence', { ticketId: id, doing: 'viewing' })).toMatchObject({ problem: { status: 403 } });
  });
});
