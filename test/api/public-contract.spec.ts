import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestDesk } from '../support/desk.js';
import type { Furnished } from '../support/furnish.js';
import { until } from '../support/until.js';

let desk: TestDesk;
let ids: Furnished;
let admin: string;
let supervisor: string;
let agent: string;
let key: string;

beforeAll(async () => {
  desk = await TestDesk.start();
  ids = await desk.furnish();
  [admin, supervisor, agent] = [await desk.signIn('admin@desk.example'), await desk.signIn('supervisor@desk.example'), await desk.signIn('li@desk.example')];
});
afterAll(() => desk?.stop());

const get = (path: string, cookie = agent) => desk.http.get(path).set('cookie', cookie);
const post = (path: string, body: object, cookie = agent) => desk.http.post(path).set('cookie', cookie).send(body);
const patch = (path: string, body: object, version?: number) => {
  const request = desk.http.patch(path).set('cookie', agent);
  return (version === undefined ? request : request.set('if-match', `"${version}"`)).send(body);
};
const newTicket = async (subject = 'Hello', extra: object = {}) =>
  (await post('/api/v1/tickets', { subject, customer: { name: 'Wang Fang', email: 'wf@example.cn' }, text: 'Please help', channel: 'phone', ...extra }).expect(201)).body;
const isProblem = (answer: { headers: Record<string, string>; body: { status: number; traceId: string } }, status: number) => {
  expect(answer.body).toMatchObject({ status, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
};

describe('keys', () => {
  test('an administrator makes a key, shown once; it does what its scopes say and no more', async () => {
    const made = await post('/api/v1/api-keys', { name: 'shop', scopes: ['ticket.create', 'ticket.read'] }, admin);
    expect(made.status).toBeLessThan(300);
    key = made.body.key;
    const byKey = desk.http.post('/api/v1/tickets').set('authorization', `Bearer ${key}`);
    expect((await byKey.send({ subject: 'From the shop', customer: { name: 'A', email: 'a@example.com' }, text: 'x', channel: 'api' })).status).toBe(201);
    isProblem(await desk.http.get('/api/v1/agents').set('authorization', `Bearer ${key}`), 403);
    isProblem(await desk.http.get('/api/v1/tickets').set('authorization', 'Bearer dbk_wrong'), 401);
  });
  test('scope * is everything its owner holds at this moment', async () => {
    const made = await post('/api/v1/api-keys', { name: 'all', scopes: ['*'] }, admin);
    expect(made.body.scopes).toEqual(expect.arrayContaining(['ticket.read', 'insight.read', 'outbox.read']));
    await desk.http.get('/api/v1/insights/csat').set('authorization', `Bearer ${made.body.key}`).expect(200);
    isProblem(await post('/api/v1/api-keys', { name: 'x', scopes: ['ticket.fly'] }, admin), 422);
  });
  test('the session is the agent with his permissions', async () =>
    expect((await get('/api/v1/session')).body).toMatchObject({ id: ids.li, email: 'li@desk.example', role: 'agent', teamIds: [ids.team], permissions: expect.arrayContaining(['ticket.read']) }));
  test('an agent makes none', async () => isProblem(await post('/api/v1/api-keys', { name: 'x', scopes: ['ticket.read'] }), 403));
});

describe('tickets', () => {
  test('a new ticket has everything a list row promises', async () => {
    const ticket = await newTicket('转账未到账');
    expect(ticket).toMatchObject({
      id: expect.stringMatching(/^\d+$/), number: expect.any(Number), subject: '转账未到账', status: 'new', priority: 'normal', channel: 'phone',
      customer: { name: 'Wang Fang' }, assigneeId: null, teamId: ids.team, tags: [], version: 1,
    });
    const row = (await get('/api/v1/tickets?view=all-open&sort=newest')).body.items[0];
    expect(Object.keys(row)).toEqual(expect.arrayContaining(['id', 'number', 'subject', 'status', 'priority', 'channel', 'customer', 'assigneeId', 'teamId', 'tags', 'dueAt', 'sla', 'lastMessageAt', 'version']));
    expect(row.id).toBe(ticket.id);
  });

  test.each(['due', 'waiting', 'newest', 'oldest', 'priority'])('sort=%s pages through all of them, each once', async (sort) => {
    for (const subject of ['a', 'b', 'c']) await newTicket(subject);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor }: { items: { id: string }[]; nextCursor: string | null } = (await get(`/api/v1/tickets?view=all-open&sort=${sort}&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`).expect(200)).body;
      seen.push(...items.map((one) => one.id));
      cursor = nextCursor;
    }
    const all = await desk.rows.all<{ id: string }>('SELECT id FROM ticket WHERE live');
    expect([...seen].sort()).toEqual(all.map((one) => one.id).sort());
  });

  test('PATCH with If-Match: the first wins, the second gets 412 and the version to read', async () => {
    const ticket = await newTicket();
    const [one, two] = await Promise.all([patch(`/api/v1/tickets/${ticket.id}`, { priority: 'high' }, 1), patch(`/api/v1/tickets/${ticket.id}`, { priority: 'low' }, 1)]);
    const [won, lost] = one.status === 200 ? [one, two] : [two, one];
    expect(won.body.version).toBe(2);
    expect(won.headers['etag']).toBe('"2"');
    isProblem(lost, 412);
    expect(lost.body.version).toBe(2);
  });

  test('status, assignee, team, tags in one change; each is in the timeline', async () => {
    const ticket = await newTicket();
    await patch(`/api/v1/tickets/${ticket.id}`, { status: 'pending', assigneeId: ids.chen, tags: ['退款', 'vip'] }).expect(200);
    expect((await get(`/api/v1/tickets/${ticket.id}`)).body).toMatchObject({ status: 'pending', assigneeId: ids.chen, tags: ['退款', 'vip'] });
    const names = (await get(`/api/v1/tickets/${ticket.id}/timeline`)).body.items.map((one: { name: string }) => one.name);
    expect(names).toEqual(expect.arrayContaining(['ticket.status_changed', 'ticket.assigned', 'ticket.changed']));
    expect((await get('/api/v1/tags')).body.items.map((one: { name: string }) => one.name)).toEqual(expect.arrayContaining(['退款', 'vip']));
  });

  test('A3 an unknown assignee, team or status move is 422 with a pointer, and nothing changed', async () => {
    const ticket = await newTicket();
    for (const [body, pointer] of [[{ assigneeId: '999999' }, '/assigneeId'], [{ teamId: '999999' }, '/teamId'], [{ status: 'new', priority: 'high' }, null], [{ colour: 'red' }, '/colour'], [{ priority: 'huge' }, '/priority'], [{ tags: ['two words'] }, '/tags/0'], [{}, '']] as const) {
      const answer = await patch(`/api/v1/tickets/${ticket.id}`, body);
      if (pointer === null) continue;
      isProblem(answer, 422);
      expect(answer.body.errors[0].pointer).toBe(pointer);
    }
    isProblem(await patch(`/api/v1/tickets/${ticket.id}`, { status: 'open' }).then(() => patch(`/api/v1/tickets/${ticket.id}`, { status: 'new' })), 422);
    expect((await get(`/api/v1/tickets/${ticket.id}`)).body.tags).toEqual([]);
  });

  test('R8 a hundred parallel replies with one Idempotency-Key are one message; another body under it is 422', async () => {
    const ticket = await newTicket();
    const send = (text: string) => post(`/api/v1/tickets/${ticket.id}/messages`, { kind: 'reply', text }).set('idempotency-key', `k-${ticket.id}`);
    const answers = await Promise.all(Array.from({ length: 100 }, () => send('once')));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set(answers.some((one) => one.status === 409) ? [201, 409] : [201]));
    expect((await get(`/api/v1/tickets/${ticket.id}/messages`)).body.items.filter((one: { direction: string }) => one.direction === 'out')).toHaveLength(1);
    isProblem(await send('other words'), 422);
  });

  test('CC4 somebody wrote since: 409 ticket-moved-on, and nothing leaves', async () => {
    const ticket = await newTicket();
    await post(`/api/v1/tickets/${ticket.id}/messages`, { kind: 'reply', text: 'from Chen' }, await desk.signIn('chen@desk.example')).expect(201);
    const answer = await post(`/api/v1/tickets/${ticket.id}/messages`, { kind: 'reply', text: 'from Li', seenSeq: 1 });
    isProblem(answer, 409);
    expect(answer.body.type).toMatch(/ticket-moved-on$/);
    await post(`/api/v1/tickets/${ticket.id}/messages`, { kind: 'reply', text: 'from Li', seenSeq: 2 }).expect(201);
  });

  test('a note is no reply: no delivery, no mail, no clock met', async () => {
    const ticket = await newTicket();
    expect((await post(`/api/v1/tickets/${ticket.id}/messages`, { kind: 'note', text: 'internal' }).expect(201)).body).toMatchObject({ kind: 'note', delivery: null });
    await desk.drain();
    expect(await desk.rows.all('SELECT id FROM outbound_message WHERE ticket_id = $1', [ticket.id])).toEqual([]);
  });

  test('an uploaded file leaves with the reply and can be fetched by who may see the ticket', async () => {
    const ticket = await newTicket();
    const file = (await desk.http.post('/api/v1/attachments').set('cookie', agent).attach('file', Buffer.from('hello'), { filename: '../说明.txt', contentType: 'text/plain' }).set('sec-fetch-site', 'same-origin').expect(201)).body;
    const message = (await post(`/api/v1/tickets/${ticket.id}/messages`, { kind: 'reply', text: 'see file', attachmentIds: [file.id] }).expect(201)).body;
    expect(message.attachments).toMatchObject([{ name: expect.stringContaining('说明.txt') }]);
    expect((await get(message.attachments[0].url).expect(200)).headers['content-disposition']).toMatch(/^attachment/);
    isProblem(await get(message.attachments[0].url, await desk.signIn('olga@desk.example')), 404);
    const sent = await until('the mail', () => desk.sink.to('wf@example.cn').find((one) => one.mail.text.includes('see file')));
    expect(sent.mail.attachments.map((one) => one.content.toString())).toEqual(['hello']);
    isProblem(await post(`/api/v1/tickets/${ticket.id}/messages`, { kind: 'reply', text: 'again', attachmentIds: [file.id] }), 422);
  });
});

describe('lists', () => {
  test('views, agents, teams, inboxes', async () => {
    expect((await get('/api/v1/views')).body.items.map((one: { id: string }) => one.id)).toEqual(['my-open', 'unassigned', 'all-open', 'breached', 'resolved', `team-${ids.team}`]);
    expect((await get('/api/v1/agents')).body.items.length).toBeGreaterThan(3);
    expect((await get('/api/v1/teams')).body.items.map((one: { name: string }) => one.name)).toContain('Front desk');
    expect((await get('/api/v1/inboxes')).body.items).toMatchObject([{ id: ids.inbox, address: 'support@desk.example' }]);
  });
  test('a filter in words, and one that does not exist', async () => {
    await newTicket('filter me', { priority: 'urgent' });
    expect((await get('/api/v1/tickets?filter=priority:urgent%20status:new')).body.items.map((one: { subject: string }) => one.subject)).toEqual(['filter me']);
    const answer = await get('/api/v1/tickets?filter=statsu:open');
    isProblem(answer, 422);
    expect(answer.body.errors[0].pointer).toBe('/filter');
  });
  test('reports have their shape, and a period that ends before it begins is 422', async () => {
    expect((await get('/api/v1/insights/nps', supervisor).expect(200)).body.total).toMatchObject({ n: 0, score: null, moe: null });
    expect((await get('/api/v1/insights/sla', supervisor).expect(200)).body.items[0]).toMatchObject({ metric: 'first_response' });
    isProblem(await get('/api/v1/insights/csat?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', supervisor), 422);
    isProblem(await get('/api/v1/insights/csat'), 403);
  });
});

describe('every failure is a problem', () => {
  test('malformed JSON 400, too large 413, unknown route 404, no session 401, foreign site 403, wrong type 415', async () => {
    isProblem(await desk.http.post('/api/v1/tickets').set('cookie', agent).set('content-type', 'application/json').send('{"a":'), 400);
    isProblem(await post('/api/v1/tickets', { subject: 'x', text: 'a'.repeat(1_200_000) }), 413);
    isProblem(await get('/api/v1/nothing'), 404);
    isProblem(await desk.http.get('/api/v1/tickets'), 401);
    isProblem(await post('/api/v1/tickets', {}).set('sec-fetch-site', 'cross-site'), 403);
    isProblem(await desk.http.post('/api/v1/tickets').set('cookie', agent).set('origin', 'http://localhost:3000').set('content-type', 'text/xml').send('<a/>'), 415);
    isProblem(await get('/api/v1/tickets/abc'), 422);
    isProblem(await get('/api/v1/tickets?cursor=nonsense'), 422);
  });
  test('X3 __proto__ and constructor are refused before anything reads them', async () => {
    for (const key of ['__proto__', 'constructor']) {
      const body = `{"${key}":{"prototype":{"x":1}},"subject":"x","text":"x","customer":{"email":"a@example.com"}}`;
      isProblem(await desk.http.post('/api/v1/tickets').set('cookie', agent).set('content-type', 'application/json').send(body), 400);
    }
  });
});

describe('doors without a session', () => {
  test('live, ready, metrics, docs', async () => {
    await desk.http.get('/health/live').expect(200);
    const ready = await desk.http.get('/health/ready').expect(200);
    expect(ready.body.checks.map((one: { name: string }) => one.name)).toEqual(expect.arrayContaining(['database', 'queue', 'log.lag', 'log.parked', 'mail.unsent', 'intake.quarantine']));
    expect((await desk.http.get('/metrics').expect(200)).text).toContain('deskbell_health_state');
    expect((await desk.http.get('/docs/openapi.json').expect(200)).body.paths['/api/v1/tickets']).toBeDefined();
    await desk.http.get('/docs').expect(200);
  });
  test('sign out ends the session at once', async () => {
    const cookie = await desk.signIn('chen@desk.example');
    await get('/api/v1/session', cookie).expect(200);
    await desk.http.delete('/api/v1/session').set('cookie', cookie).set('origin', 'http://localhost:3000').expect(204);
    isProblem(await get('/api/v1/session', cookie), 401);
  });
});

describe('machines and hostile mail', () => {
  test('an unreadable sender goes to quarantine and is counted; it can be read again', async () => {
    await desk.mail({ from: '', subject: 'nobody', text: 'x', envelope: { from: '', to: 'support@desk.example' }, raw: 'Subject: nobody\r\nMessage-ID: <nobody@example.com>\r\n\r\nx\r\n' } as never);
    const item = await until('quarantine', async () => (await get('/api/v1/intake', supervisor)).body.items.find((one: { disposition: string }) => one.disposition === 'quarantined'));
    expect(item.reason).toBeTruthy();
    await desk.http.post(`/api/v1/intake/${item.id}/rerun`).set('cookie', supervisor).set('origin', 'http://localhost:3000').expect(204);
    expect((await desk.http.get('/health/ready')).body.checks.find((one: { name: string }) => one.name === 'intake.quarantine').value).toBe(1);
  });
  test('M9 no relay: a foreign recipient is refused before DATA', async () => {
    await expect(desk.mail({ from: 'a@example.com', to: 'somebody@elsewhere.example', text: 'x' })).rejects.toMatchObject({ responseCode: 550 });
  });
  test('T5 a stranger who quotes our Message-ID gets a new, linked ticket and nothing is reopened', async () => {
    await desk.mail({ from: 'owner@example.com', subject: 'Mine', text: 'hello', messageId: '<mine@example.com>' });
    const mine = await until('the ticket', async () => (await get('/api/v1/tickets?sort=newest&view=all-open')).body.items.find((one: { subject: string }) => one.subject === 'Mine'));
    await desk.mail({ from: 'stranger@example.com', subject: 'Re: Mine', text: 'let me in', inReplyTo: '<mine@example.com>' });
    const theirs = await until('the other ticket', async () => (await get('/api/v1/tickets?sort=newest&view=all-open')).body.items.find((one: { subject: string }) => one.subject === 'Re: Mine'));
    expect((await get(`/api/v1/tickets/${theirs.id}`)).body.relatedTicketId).toBe(mine.id);
    expect((await get(`/api/v1/tickets/${mine.id}/messages`)).body.items).toHaveLength(1);
  });
});
