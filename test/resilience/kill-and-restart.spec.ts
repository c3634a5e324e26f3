import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { PASSWORD } from '../support/furnish.js';
import { ServerBed, type ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';

const backends: [string, string | undefined][] = [['PostgreSQL', undefined], ...(process.env['REDIS_URL'] ? [['Redis', process.env['REDIS_URL']] as [string, string]] : [])];

describe.each(backends)('kill -9 loses nothing and doubles nothing (jobs on %s)', (_, redisUrl) => {
  let bed: ServerBed;
  let db: pg.Pool;

  beforeAll(async () => {
    bed = await ServerBed.make({ redisUrl });
    db = new pg.Pool({ connectionString: bed.databaseUrl, max: 2 });
    db.on('error', () => undefined);
  });
  afterAll(async () => {
    await db?.end();
    await bed?.stop();
  });

  const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => (await db.query(sql, values)).rows as Row[];

  /** Delivers a mail; answers whether the server said 250. */
  async function deliver(server: ServerProcess, id: string, subject = id): Promise<boolean> {
    const smtp = createTransport({ host: '127.0.0.1', port: server.smtpPort, ignoreTLS: true, connectionTimeout: 5000, socketTimeout: 5000 });
    try {
      await smtp.sendMail({ from: `${id}@example.com`, to: 'support@desk.example', subject, text: `text of ${id}`, messageId: `<${id}@example.com>`, date: new Date(0) });
      return true;
    } catch {
      return false;
    } finally {
      smtp.close();
    }
  }

  async function signIn(server: ServerProcess): Promise<string> {
    const answer = await fetch(`${server.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'li@desk.example', password: PASSWORD }) });
    expect(answer.status).toBe(200);
    return answer.headers.get('set-cookie')!.split(';')[0]!;
  }

  const send = (server: ServerProcess, cookie: string, method: string, path: string, body: object) =>
    fetch(`${server.url}${path}`, { method, headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) });

  const settled = () =>
    until('every accepted mail to be read', async () => (await rows('SELECT id FROM intake WHERE disposition IS NULL')).length === 0, 60_000);

  test('F01 killed between the commit of a mail and its relay: it becomes a ticket after the restart', async () => {
    // ROLE=web takes mail but neither sequences nor reads the log: the kill falls exactly between the two.
    const web = await bed.start('web');
    expect(await deliver(web, 'between')).toBe(true);
    await web.kill();
    expect(await rows('SELECT id FROM ticket')).toEqual([]);
    const server = await bed.start();
    await settled();
    expect(await rows("SELECT subject FROM ticket WHERE subject = 'between'")).toHaveLength(1);
    await server.kill();
  });

  test('F01 killed in the middle of a burst: each mail that got its 250 is one message, none is two', async () => {
    const accepted: string[] = [];
    const attempted: string[] = [];
    for (let round = 0; round < 3; round++) {
      const server = await bed.start();
      const burst = Array.from({ length: 25 }, (_, i) => `burst-${round}-${i}`);
      attempted.push(...burst);
      const outcomes = burst.map(async (id) => ((await deliver(server, id)) ? accepted.push(id) : 0));
      await until('some of them to be accepted', () => accepted.length >= round * 5 + 5, 20_000);
      await server.kill();
      await Promise.all(outcomes);
    }
    const server = await bed.start();
    // What got no 250 is delivered again, as every mail server does.
    const refused = attempted.filter((id) => !accepted.includes(id));
    for (const id of refused) expect(await deliver(server, id)).toBe(true);
    await settled();
    const found = await rows<{ header_message_id: string; n: string }>(`SELECT header_message_id, count(*) AS n FROM message WHERE header_message_id LIKE '<burst-%' GROUP BY 1`);
    expect(found.filter((row) => row.n !== '1')).toEqual([]);
    expect(found.map((row) => row.header_message_id).sort()).toEqual(attempted.map((id) => `<${id}@example.com>`).sort());
    await server.kill();
  }, 180_000);

  test('F09 twenty parallel deliveries of one mail are one message, each with its disposition', async () => {
    const server = await bed.start();
    const said = await Promise.all(Array.from({ length: 20 }, () => deliver(server, 'same')));
    expect(said.every(Boolean)).toBe(true);
    await settled();
    expect(await rows("SELECT id FROM message WHERE header_message_id = '<same@example.com>'")).toHaveLength(1);
    expect(await rows("SELECT disposition FROM intake WHERE message_id = '<same@example.com>' AND disposition = 'duplicate_of'")).toHaveLength(19);
    await server.kill();
  });

  test('F03 killed after a reply was taken and before it left: it leaves once, under one Message-ID', async () => {
    const web = await bed.start('web');
    const cookie = await signIn(web);
    const [ticket] = await rows<{ id: string }>("SELECT id FROM ticket WHERE subject = 'between'");
    const key = { cookie, 'content-type': 'application/json', 'idempotency-key': 'reply-across-a-crash' };
    const reply = (server: ServerProcess) => fetch(`${server.url}/api/v1/tickets/${ticket!.id}/messages`, { method: 'POST', headers: key, body: JSON.stringify({ kind: 'reply', text: 'We are on it.' }) });
    expect((await reply(web)).status).toBe(201);
    await web.kill();
    const server = await bed.start();
    // The console did not hear the answer and sends again with the same key.
    expect((await reply(server)).status).toBe(201);
    await until('the mail', () => bed.sink.to('between@example.com')[0], 40_000);
    await until('it to count as sent', async () => (await rows("SELECT id FROM outbound_message WHERE state = 'sent'")).length === 1, 20_000);
    expect(new Set(bed.sink.to('between@example.com').map((one) => one.mail.messageId)).size).toBe(1);
    expect(await rows("SELECT id FROM message WHERE direction = 'out' AND ticket_id = $1", [ticket!.id])).toHaveLength(1);
    await server.kill();
  });

  test('F19 killed with a clock running, started after it fell due: one breach, stamped with the due time', async () => {
    const server = await bed.start();
    const cookie = await signIn(server);
    // Urgent counts calendar time, so the hour of the day at which this runs decides nothing.
    const opened = await send(server, cookie, 'POST', '/api/v1/tickets', { subject: 'urgent-one', customer: { name: 'Wang', email: 'wf@example.cn' }, text: 'now', channel: 'phone', priority: 'urgent' });
    expect(opened.status).toBe(201);
    const { id } = (await opened.json()) as { id: string };
    await until('its clock', async () => (await rows('SELECT id FROM sla_clock WHERE ticket_id = $1 AND next_at IS NOT NULL', [id])).length > 0);
    await server.kill();
    // Five minutes down: everything that was written lies five minutes further back when it starts again.
    await db.query("UPDATE event SET at = at - interval '5 minutes' WHERE ticket_id = $1", [id]);
    await db.query("UPDATE sla_clock SET started_at = started_at - interval '5 minutes', due_at = due_at - interval '5 minutes', next_at = next_at - interval '5 minutes' WHERE ticket_id = $1", [id]);
    const again = await bed.start();
    const breaches = () => rows<{ payload: { breachedAt: string } }>("SELECT payload FROM event WHERE ticket_id = $1 AND name = 'sla.breached' AND payload->>'metric' = 'first_response'", [id]);
    const breach = await until('the breach', async () => (await breaches())[0], 70_000);
    const [opening] = await rows<{ at: Date }>("SELECT at FROM event WHERE ticket_id = $1 AND name = 'ticket.opened'", [id]);
    expect(new Date(breach.payload.breachedAt).getTime()).toBe(opening!.at.getTime() + 120_000);
    await until('the escalation', async () => (await rows('SELECT id FROM escalation WHERE ticket_id = $1', [id])).length === 1);
    expect(await breaches()).toHaveLength(1);
    expect(await again.terminate()).toBe(0);
  }, 180_000);

  test('nothing is parked, and counters equal a recount', async () => {
    expect(await rows('SELECT * FROM parked_event')).toEqual([]);
    const [tally] = await rows<{ n: string }>("SELECT coalesce(sum(n), 0) AS n FROM ticket_tally WHERE status NOT IN ('resolved', 'closed')");
    const [live] = await rows<{ n: string }>('SELECT count(*) AS n FROM ticket WHERE live');
    expect(tally!.n).toBe(live!.n);
  });
});
