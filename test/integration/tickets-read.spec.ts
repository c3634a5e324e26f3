import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { FileStorage } from '../../src/platform/storage/file-storage.js';
import { TicketTally } from '../../src/tickets/ticket-tally.store.js';
import { messagePageSchema, ticketPageSchema, ticketSchema, timelinePageSchema, viewListSchema } from '../../src/tickets/tickets.contract.js';
import { ticketAssigned, ticketDueSet, ticketStatusChanged } from '../../src/tickets/tickets.events.js';
import { TicketQueries } from '../../src/tickets/tickets.queries.js';
import { TicketsReader } from '../support/tickets-reader.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let desk: TicketsReader;
let team: string;
let member: { id: string; cookie: string };
let foreigner: { id: string; cookie: string };
let customer: string;
let ticket: string;

beforeAll(async () => {
  desk = await TicketsReader.start();
  team = await desk.insert('team', { name: 'Cards' });
  const other = await desk.insert('team', { name: 'Loans' });
  member = await desk.signIn('agent', [team]);
  foreigner = await desk.signIn('supervisor', [other]);
  customer = await desk.insert('customer', { name: 'Wang Fang' });
  await desk.insert('customer_address', { customer_id: customer, kind: 'email', value: 'wang@example.com' });
  ticket = await desk.ticket({ subject: 'Transfer late', customer_id: customer, team_id: team, scope_team_ids: [team], version: 7, tags: ['退款'], locale: 'zh' });
});
afterAll(() => desk.stop());

const file = async (row: Record<string, unknown>, bytes: Buffer) =>
  desk.insert('attachment', { ticket_id: ticket, storage_key: await desk.app.get(FileStorage).put(bytes), type: 'application/octet-stream', size: bytes.length, sha256: 'x', ...row });

describe('GET /tickets', () => {
  test('a row carries its customer, its chip as of now, and nothing the contract does not name', async () => {
    const now = desk.clock.now().getTime();
    const at = (minutes: number) => new Date(now + minutes * 60_000);
    const make = (sla_state: string, due: number | null, soon: number | null) => desk.ticket({
      customer_id: customer, team_id: team, scope_team_ids: [team], sla_state, sla_metric: sla_state === 'none' ? null : 'first_response', due_at: due === null ? null : at(due), sla_soon_at: soon === null ? null : at(soon),
    });
    const chips = { ok: await make('running', 90, 60), soon: await make('running', 30, -1), bare: await make('running', 30, null), breached: await make('breached', -5, -20), paused: await make('paused', null, null), met: await make('met', null, null) };
    const answer = await desk.get('/api/v1/tickets?view=all-open&limit=200', member.cookie);
    const { items } = ticketPageSchema.strict().parse(await answer.json());
    const states = Object.fromEntries(Object.entries(chips).map(([name, id]) => [name, items.find((item) => item.id === id)!.sla.state]));
    expect(states).toEqual({ ok: 'ok', soon: 'soon', bare: 'ok', breached: 'breached', paused: 'paused', met: 'met' });
    expect(items.find((item) => item.id === chips.soon)).toMatchObject({ dueAt: at(30).toISOString(), sla: { metric: 'first_response', dueAt: at(30).toISOString(), soonAt: at(-1).toISOString() }, customer: { id: customer, name: 'Wang Fang' } });
    expect(items.map((item) => item.id).slice(0, 2)).toEqual([chips.breached, chips.soon]);
  });

  test('CF2 a bad filter is 422 at /filter, and nothing is searched', async () => {
    const answer = await desk.get(`/api/v1/tickets?filter=${encodeURIComponent('status:opne')}`, member.cookie);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/filter' }], filter: { at: 7, length: 4, suggestion: 'open' } });
  });

  test('A7 another sort, another field and a repeated one are 422', async () => {
    for (const query of ['sort=id', 'sort=due;drop', 'order=asc', 'filter=a&filter=b', 'limit=0', 'limit=201']) {
      expect([query, (await desk.get(`/api/v1/tickets?${query}`, member.cookie)).status]).toEqual([query, 422]);
    }
  });

  test('days of a filter are days of the desk, not of the server', async () => {
    // The workspace is in Shanghai: 16:30 UTC of the 1st is the 2nd there.
    const id = await desk.ticket({ team_id: team, scope_team_ids: [team], created_at: new Date('2026-03-01T16:30:00Z') });
    const found = async (filter: string) => ticketPageSchema.parse(await (await desk.get(`/api/v1/tickets?filter=${filter}`, member.cookie)).json()).items.map((item) => item.id);
    expect(await found('created:2026-03-02')).toEqual([id]);
    expect(await found('created:2026-03-01')).toEqual([]);
  });

  test('A2 views: a foreign team, an unknown team and an unknown view are the same 404', async () => {
    const statuses = await Promise.all([`team-${Number(team) + 1}`, 'team-999', 'nothing', 'constructor', `team-${team}`].map(async (view) => (await desk.get(`/api/v1/tickets?view=${view}`, member.cookie)).status));
    expect(statuses).toEqual([404, 404, 404, 404, 200]);
  });
});

describe('one ticket and what hangs on it', () => {
  test('has the version as its ETag', async () => {
    const answer = await desk.get(`/api/v1/tickets/${ticket}`, member.cookie);
    expect(answer.headers.get('etag')).toBe('"7"');
    expect(ticketSchema.strict().parse(await answer.json())).toMatchObject({ id: ticket, customer: { name: 'Wang Fang', email: 'wang@example.com' }, language: 'zh', version: 7, tags: ['退款'], sla: { state: 'none' } });
  });

  test('A2 A12 U3 foreign and unknown are one 404 at every door, without a session 401', async () => {
    const message = await desk.message(ticket, { seq: 90, html: '<p>x</p>' });
    const attachment = await file({ message_id: message, name: 'a.txt' }, Buffer.from('secret'));
    const doors = [
      ['/api/v1/tickets/%', ticket], ['/api/v1/tickets/%/messages', ticket], ['/api/v1/tickets/%/timeline', ticket], ['/api/v1/messages/%/frame', message], ['/api/v1/attachments/%', attachment],
    ] as const;
    for (const [door, id] of doors) {
      const [foreign, unknown, huge] = await Promise.all([
        desk.get(door.replace('%', id), foreigner.cookie), desk.get(door.replace('%', '987654321'), member.cookie), desk.get(door.replace('%', '999999999999999999'), member.cookie),
      ]);
      const bodies = await Promise.all([foreign, unknown, huge].map(async (answer) => ({ ...((await answer.json()) as object), traceId: '' })));
      expect([door, foreign.status, unknown.status, huge.status]).toEqual([door, 404, 404, 404]);
      expect(bodies[0]).toEqual(bodies[1]);
      expect((await desk.get(door.replace('%', id), member.cookie)).status).toBe(200);
      expect((await desk.get(door.replace('%', id), '')).status).toBe(401);
    }
    expect((await desk.get('/api/v1/tickets/9999999999999999999', member.cookie)).status).toBe(422);
  });

  test('messages page by seq both ways, with files and delivery', async () => {
    const own = await desk.ticket({ scope_team_ids: [team], team_id: team });
    const ids: string[] = [];
    for (let seq = 1; seq <= 5; seq += 1) ids.push(await desk.message(own, { seq, ...(seq === 2 ? { direction: 'out', author_type: 'agent', delivery_state: 'failed', delivery_reason: 'mailbox full' } : {}) }));
    const attachment = await desk.insert('attachment', { ticket_id: own, message_id: ids[2], storage_key: 'k', name: '收据.pdf', type: 'application/pdf', size: 12, sha256: 'x' });
    const page = async (query: string) => messagePageSchema.strict().parse(await (await desk.get(`/api/v1/tickets/${own}/messages?limit=3${query}`, member.cookie)).json());
    const first = await page('');
    const second = await page(`&cursor=${first.nextCursor}`);
    expect([first, second].map(({ items }) => items.map(({ seq }) => seq))).toEqual([[1, 2, 3], [4, 5]]);
    expect(second.nextCursor).toBeNull();
    expect((await page('&order=desc')).items.map(({ seq }) => seq)).toEqual([5, 4, 3]);
    expect(first.items[1]!.delivery).toEqual({ state: 'failed', at: null, reason: 'mailbox full' });
    expect(first.items[2]!.attachments).toEqual([{ id: attachment, name: '收据.pdf', type: 'application/pdf', size: 12, inline: false, contentId: null, url: `/api/v1/attachments/${attachment}` }]);
    expect(first.items[0]).toMatchObject({ html: null, frameUrl: null, delivery: null });
  });

  test('the timeline is the log of this ticket, oldest first, without the turning of chips', async () => {
    await desk.app.get(UnitOfWork).run(async (uow) => {
      uow.record({ event: ticketStatusChanged, payload: { from: 'new', to: 'open', cause: 'agent' }, ticketId: ticket, actor: { type: 'agent', id: member.id } });
      uow.record({ event: ticketDueSet, payload: { dueAt: null, state: 'none', metric: null, soonAt: null }, ticketId: ticket });
      uow.record({ event: ticketAssigned, payload: { from: null, to: member.id }, ticketId: ticket });
      uow.record({ event: ticketAssigned, payload: { from: null, to: member.id }, ticketId: '424242' });
    });
    const page = async (query: string) => timelinePageSchema.strict().parse(await (await desk.get(`/api/v1/tickets/${ticket}/timeline?limit=1${query}`, member.cookie)).json());
    const first = await page('');
    const second = await page(`&cursor=${first.nextCursor}`);
    expect(first.items).toMatchObject([{ name: 'ticket.status_changed', actor: { type: 'agent', id: member.id }, payload: { to: 'open' } }]);
    expect(second.items).toMatchObject([{ name: 'ticket.assigned', payload: { to: member.id } }]);
    expect(second.nextCursor).toBeNull();
  });

  test('A6 realtime gets snapshots in scope, or all when it asks none', async () => {
    const queries = desk.app.get(TicketQueries);
    expect([...(await queries.rowsByIds([ticket, '987654321'], null)).keys()]).toEqual([ticket]);
    expect((await queries.rowsByIds([ticket], { all: false, teamIds: ['99'] })).size).toBe(0);
    expect((await queries.rowsByIds([ticket], { all: false, teamIds: [team] })).get(ticket)).toMatchObject({ state: { scopeTeamIds: [team], priority: 2 }, row: { version: 7, priority: 'normal' } });
  });
});

describe('what strangers sent', () => {
  test('H2 the frame runs nothing, asks nobody, and carries the pictures of its own message', async () => {
    const message = await desk.message(ticket, { seq: 91, html: '<p>Hi</p><img src="cid:logo%40x" alt="l"><img src="cid:evil"><img data-remote-src="https://tracker.example/x.png"><img src="cid:elsewhere">' });
    const other = await desk.message(ticket, { seq: 92 });
    await file({ message_id: message, name: 'logo.png', type: 'image/png', content_id: 'logo@x', inline: true }, PNG);
    await file({ message_id: message, name: 'evil.png', type: 'image/png', content_id: 'evil', inline: true }, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'));
    await file({ message_id: other, name: 'x.png', type: 'image/png', content_id: 'elsewhere', inline: true }, PNG);
    const answer = await desk.get(`/api/v1/messages/${message}/frame`, member.cookie);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox");
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const html = await answer.text();
    expect(html).toContain(`<img src="data:image/png;base64,${PNG.toString('base64')}" alt="l">`);
    expect(html.match(/<img src="">/g)).toHaveLength(2);
    expect(html).not.toMatch(/cid:|svg|\ssrc="https:/);
  });

  test('a plain text message has no frame', async () => {
    expect((await desk.get(`/api/v1/messages/${await desk.message(ticket, { seq: 93 })}/frame`, member.cookie)).status).toBe(404);
  });

  test.each<[string, string, Buffer, string, string]>([
    ['a bitmap is shown', 'photo.png', PNG, 'image/png', 'inline; filename=photo.png'],
    ['its type is what its bytes say', 'photo.html', PNG, 'image/png', 'inline; filename=photo.html'],
    ['SVG is a download', 'x.svg', Buffer.from('<svg/>'), 'application/octet-stream', 'attachment; filename=x.svg'],
    ['HTML that calls itself a picture is a download', 'x.png', Buffer.from('<script>1</script>'), 'application/octet-stream', 'attachment; filename=x.png'],
    ['a name cannot break the header', 'a"\r\nSet-Cookie: b=收据.pdf', Buffer.from('%PDF-1.4'), 'application/octet-stream', ''],
    ['an empty file is a file', 'empty.txt', Buffer.alloc(0), 'application/octet-stream', 'attachment; filename=empty.txt'],
    ['a large file arrives whole', 'large.bin', Buffer.alloc(3_000_000, 'deskbell'), 'application/octet-stream', 'attachment; filename=large.bin'],
  ])('U2 %s', async (_, name, bytes, type, disposition) => {
    const id = await file({ message_id: await desk.message(ticket, { seq: 94 }), name, type: 'image/png' }, bytes);
    const answer = await desk.get(`/api/v1/attachments/${id}`, member.cookie);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    if (disposition) expect(answer.headers.get('content-disposition')).toBe(disposition);
    else expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=".*"; filename\*=UTF-8''[\w%.-]+$/);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('U3 an upload nobody has sent yet is its uploader\'s alone', async () => {
    const id = await file({ ticket_id: null, uploaded_by: member.id, name: 'draft.txt' }, Buffer.from('draft'));
    expect((await desk.get(`/api/v1/attachments/${id}`, member.cookie)).status).toBe(200);
    expect((await desk.get(`/api/v1/attachments/${id}`, foreigner.cookie)).status).toBe(404);
  });

  test('U3 a file whose bytes are gone is 404, not 500', async () => {
    const id = await desk.insert('attachment', { ticket_id: ticket, message_id: await desk.message(ticket, { seq: 95 }), storage_key: '00/00000000-0000-0000-0000-000000000000', name: 'a', type: 'a/b', size: 1, sha256: 'x' });
    expect((await desk.get(`/api/v1/attachments/${id}`, member.cookie)).status).toBe(404);
  });
});

describe('the side bar', () => {
  test('lists the system views and the teams of the agent, in his scope', async () => {
    const views = async (cookie: string) => viewListSchema.strict().parse(await (await desk.get('/api/v1/views', cookie)).json()).items;
    expect((await views(member.cookie)).map(({ id, kind }) => [id, kind])).toEqual([
      ['my-open', 'system'], ['unassigned', 'system'], ['all-open', 'system'], ['breached', 'system'], ['resolved', 'system'], [`team-${team}`, 'team'],
    ]);
    await desk.app.get(UnitOfWork).run(async (uow) => {
      const ids = await uow.query<{ id: string }>('SELECT id FROM ticket');
      await desk.app.get(TicketTally).fold(uow, ids.map(({ id }) => id));
    });
    expect((await views(member.cookie)).find(({ id }) => id === 'breached')).toMatchObject({ count: 1, breached: 1, capped: false });
    expect((await views(foreigner.cookie)).find(({ id }) => id === 'breached')).toMatchObject({ count: 0, breached: 0 });
  });

  test('A6 tags are counted over live tickets in scope', async () => {
    await desk.rows.all(`INSERT INTO tag (name) VALUES ('退款'), ('vip') ON CONFLICT DO NOTHING`);
    await desk.ticket({ scope_team_ids: [team], tags: ['退款', 'vip'] });
    await desk.ticket({ scope_team_ids: [team], tags: ['vip'], status: 'resolved' });
    const tags = async (cookie: string) => ((await (await desk.get('/api/v1/tags', cookie)).json()) as { items: unknown }).items;
    expect(await tags(member.cookie)).toEqual([{ name: '退款', count: 2 }, { name: 'vip', count: 1 }]);
    expect(await tags(foreigner.cookie)).toEqual([{ name: 'vip', count: 0 }, { name: '退款', count: 0 }]);
  });
});
