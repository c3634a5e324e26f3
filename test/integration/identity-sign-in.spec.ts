import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import request from 'supertest';
import { CreateAgent, DisableAgent, EnsureFirstAdministrator } from '../../src/identity/index.js';
import { DropExpiredSignIns } from '../../src/identity/use-cases/drop-expired-sign-ins.js';
import { ReadRows } from '../../src/platform/database/read-rows.js';
import { startIdentityApp, type IdentityApp } from '../support/identity-app.js';

const HOUR = 3_600_000;
const password = 'kettle-orbit-91-moss';
let desk: IdentityApp;
let rows: ReadRows;
let serial = 0;

beforeAll(async () => {
  desk = await startIdentityApp();
  rows = desk.app.get(ReadRows);
});
afterAll(() => desk.close());
beforeEach(() => {
  serial += 1;
});

const http = () => request(desk.url);
const newAgent = (role: 'administrator' | 'supervisor' | 'agent' = 'agent') =>
  desk.app.get(CreateAgent).execute({ name: `Agent ${serial}`, email: `agent${serial}@desk.example`, role, password });
const post = (email: string, given = password) => http().post('/api/v1/session').send({ email, password: given });
async function signIn(email: string): Promise<string> {
  const answer = await post(email).expect(200);
  return (answer.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
}
const whoAmI = (cookie: string) => http().get('/api/v1/session').set('cookie', cookie);
const eventsOf = async (agentId: string) =>
  (await rows.all<{ name: string }>(`SELECT name FROM event WHERE payload->>'agentId' = $1 ORDER BY id`, [agentId])).map((row) => row.name);

describe('sign-in', () => {
  test('L2 gives a cookie and says who I am; only the digest of the token is stored', async () => {
    const agent = await newAgent('supervisor');
    const answer = await post(` ${agent.email.toUpperCase()} `).expect(200);
    const [cookie] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^deskbell_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({
      agent: { id: agent.id, email: agent.email, role: 'supervisor', teamIds: [], active: true, locale: null },
      workspace: { name: 'Deskbell', timeZone: 'Asia/Shanghai' },
    });
    expect(answer.body.permissions).toContain('ticket.reply');
    expect(answer.body.permissions).not.toContain('api_key.create');
    expect((await whoAmI(cookie!.split(';')[0]!).expect(200)).body.agent).toEqual(answer.body.agent);
    const token = cookie!.slice('deskbell_session='.length).split(';')[0]!;
    const dump = JSON.stringify(await rows.all('SELECT token_hash::text, agent_id FROM session')) + JSON.stringify(await rows.all('SELECT payload FROM event'));
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(Buffer.from(token).toString('hex'));
  });

  test('L4 wrong password, unknown account and disabled agent get the same answer', async () => {
    const agent = await newAgent();
    const wrong = await post(agent.email, 'not the password').expect(401);
    const unknown = await post('nobody@desk.example').expect(401);
    await desk.app.get(DisableAgent).execute({ agentId: agent.id });
    const disabled = await post(agent.email).expect(401);
    expect(wrong.body).toMatchObject({ type: '/docs/problems/sign-in-failed', status: 401 });
    const withoutTrace = ({ traceId: _traceId, ...rest }: { traceId: string }) => rest;
    expect(withoutTrace(unknown.body)).toEqual(withoutTrace(wrong.body));
    expect(withoutTrace(disabled.body)).toEqual(withoutTrace(wrong.body));
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  test('D3 each sign-in, failed or not, and each sign-out is one event by its actor', async () => {
    const agent = await newAgent();
    await post(agent.email, 'wrong').expect(401);
    const cookie = await signIn(agent.email);
    await http().delete('/api/v1/session').set('cookie', cookie).expect(204);
    expect(await eventsOf(agent.id)).toEqual(['agent.rights_changed', 'agent.sign_in_failed', 'agent.signed_in', 'agent.signed_out']);
    const actors = await rows.all(`SELECT actor_type, actor_id FROM event WHERE payload->>'agentId' = $1 AND name IN ('agent.signed_in', 'agent.signed_out')`, [agent.id]);
    expect(actors).toEqual([{ actor_type: 'agent', actor_id: agent.id }, { actor_type: 'agent', actor_id: agent.id }]);
  });

  test('L6 A7 null, empty, arrays and unknown fields are 422 with a pointer', async () => {
    for (const [body, pointer] of [
      [{ email: null, password }, '/email'], [{ email: ['a@b.c'], password }, '/email'], [{ email: 'a@b.c', password: '' }, '/password'],
      [{ email: 'a@b.c', password: { $ne: '' } }, '/password'], [{ email: 'a@b.c', password, role: 'administrator' }, '/role'],
    ] as const) {
      const answer = await http().post('/api/v1/session').send(body).expect(422);
      expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
    }
  });

  test('L5 of 50 parallel guesses at most 10 are looked at, then even the right password waits', async () => {
    const agent = await newAgent();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => post(agent.email, `guess number ${i}`)));
    const byStatus = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([byStatus(401), byStatus(429)]).toEqual([10, 40]);
    expect((await eventsOf(agent.id)).filter((name) => name === 'agent.sign_in_failed')).toHaveLength(10);
    const locked = await post(agent.email).expect(429);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(800);
    expect(Number(locked.headers['retry-after'])).toBeLessThanOrEqual(900);
    desk.clock.advance(15 * 60_000 + 1000);
    await post(agent.email).expect(200);
  });

  test('L5 an unknown account is locked in the same way', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(`ghost${serial}@desk.example`, 'guess')));
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(10).fill(401), 429, 429]);
  });

  test('L1 a weaker hash is made anew at sign-in', async () => {
    const agent = await newAgent();
    await rows.all('UPDATE agent SET password_hash = $2 WHERE id = $1', [agent.id, await hash(password, { memoryCost: 4096, timeCost: 1, parallelism: 1 })]);
    await post(agent.email, 'wrong').expect(401);
    const stored = () => rows.one<{ hash: string }>('SELECT password_hash AS hash FROM agent WHERE id = $1', [agent.id]);
    expect((await stored())!.hash).toContain('m=4096,t=1');
    await signIn(agent.email);
    expect((await stored())!.hash).toContain('m=19456,t=2');
    await signIn(agent.email);
  });
});

describe('sessions', () => {
  test('L2 idle for 12 hours ends one; use keeps it up to 7 days', async () => {
    const agent = await newAgent();
    const [used, idle] = [await signIn(agent.email), await signIn(agent.email)];
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      await whoAmI(used).expect(200);
      desk.clock.advance(11 * HOUR);
    }
    await whoAmI(idle).expect(401);
    await whoAmI(used).expect(200);
    desk.clock.advance(11 * HOUR);
    await whoAmI(used).expect(401);
  });

  test('last use is written at most once a minute', async () => {
    const agent = await newAgent();
    const cookie = await signIn(agent.email);
    const lastSeen = async () => (await rows.one<{ at: Date }>('SELECT last_seen_at AS at FROM session WHERE agent_id = $1', [agent.id]))!.at.getTime();
    const first = await lastSeen();
    desk.clock.advance(30_000);
    await whoAmI(cookie).expect(200);
    expect(await lastSeen()).toBe(first);
    desk.clock.advance(31_000);
    await whoAmI(cookie).expect(200);
    expect(await lastSeen()).toBeGreaterThan(first + 60_000);
  });

  test('L2 signing in again ends the session the browser had; signing out ends the new one', async () => {
    const agent = await newAgent();
    const first = await signIn(agent.email);
    const again = await post(agent.email).set('cookie', first).expect(200);
    const second = (again.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
    await whoAmI(first).expect(401);
    await whoAmI(second).expect(200);
    const out = await http().delete('/api/v1/session').set('cookie', second).expect(204);
    expect(out.headers['set-cookie']).toEqual([expect.stringContaining('deskbell_session=; Path=/')]);
    await whoAmI(second).expect(401);
  });

  test('what has ended is swept away, what lives is not', async () => {
    const agent = await newAgent();
    await signIn(agent.email);
    desk.clock.advance(12 * HOUR);
    const alive = await signIn(agent.email);
    await desk.app.get(DropExpiredSignIns).execute();
    expect(await rows.all('SELECT FROM session WHERE agent_id = $1', [agent.id])).toHaveLength(1);
    await whoAmI(alive).expect(200);
  });

  test('A11 a disabled agent is refused at once here, and within 5 s where the log was not heard', async () => {
    const agent = await newAgent();
    const cookie = await signIn(agent.email);
    await whoAmI(cookie).expect(200);
    await desk.app.get(DisableAgent).execute({ agentId: agent.id });
    await whoAmI(cookie).expect(401);

    const other = await newAgentAgain();
    const kept = await signIn(other.email);
    await whoAmI(kept).expect(200);
    // Behind the back of every use case: no event, only the row.
    await rows.all('UPDATE agent SET active = false WHERE id = $1', [other.id]);
    desk.clock.advance(5000);
    await whoAmI(kept).expect(401);
  });
});

const newAgentAgain = () => {
  serial += 1;
  return newAgent();
};

describe('API keys', () => {
  const createKey = (cookie: string, body: object) => http().post('/api/v1/api-keys').set('cookie', cookie).send(body);
  const withKey = (key: string, path = '/api/v1/agents') => http().get(path).set('authorization', `Bearer ${key}`);

  test('a key may what its scopes say, is shown once, stored as a digest', async () => {
    const admin = await newAgent('administrator');
    const { body } = await createKey(await signIn(admin.email), { name: 'CRM', scopes: ['people.read', 'people.read'] }).expect(201);
    expect(body).toMatchObject({ name: 'CRM', scopes: ['people.read'], key: expect.stringMatching(/^dbk_[\w-]{43}$/) });
    expect((await withKey(body.key).expect(200)).body.items).toContainEqual(expect.objectContaining({ id: admin.id }));
    const refused = await withKey(body.key, '/api/v1/session').expect(403);
    expect(refused.body).toMatchObject({ permission: 'session.read' });
    await withKey(`${body.key.slice(0, -1)}${body.key.endsWith('A') ? 'B' : 'A'}`).expect(401);
    expect(JSON.stringify(await rows.all('SELECT *, key_hash::text FROM api_key'))).not.toContain(body.key);
    const events = await rows.all(`SELECT actor_id, payload FROM event WHERE name = 'api_key.created' AND payload->>'agentId' = $1`, [admin.id]);
    expect(events).toEqual([{ actor_id: admin.id, payload: { apiKeyId: body.id, agentId: admin.id, scopes: ['people.read'] } }]);
  });

  test('A3 unknown scopes, and scopes the maker does not hold, are 422 at their place', async () => {
    const admin = await newAgent('administrator');
    const cookie = await signIn(admin.email);
    const unknown = await createKey(cookie, { name: 'x', scopes: ['everything', 'people.read', 'toString'] }).expect(422);
    expect(unknown.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/scopes/0', '/scopes/2']);
    const { body: narrow } = await createKey(cookie, { name: 'narrow', scopes: ['api_key.create'] }).expect(201);
    const wider = await http().post('/api/v1/api-keys').set('authorization', `Bearer ${narrow.key}`).send({ name: 'wide', scopes: ['admin.settings'] }).expect(422);
    expect(wider.body.errors).toEqual([{ ...unknown.body.errors[0], pointer: '/scopes/0' }]);
  });

  test('a key has its scopes ∩ its owner\'s rights and dies with him', async () => {
    const admin = await newAgent('administrator');
    const { body } = await createKey(await signIn(admin.email), { name: 'x', scopes: ['people.read', 'api_key.create'] }).expect(201);
    await rows.all(`UPDATE agent SET role = 'agent' WHERE id = $1`, [admin.id]);
    desk.clock.advance(5000);
    await withKey(body.key).expect(200);
    await http().post('/api/v1/api-keys').set('authorization', `Bearer ${body.key}`).send({ name: 'y', scopes: ['people.read'] }).expect(403);
    await desk.app.get(DisableAgent).execute({ agentId: admin.id });
    await withKey(body.key).expect(401);
  });

  test('R8 a repeated request makes one key, and the key is nowhere to be found afterwards', async () => {
    const admin = await newAgent('administrator');
    const cookie = await signIn(admin.email);
    const send = () => createKey(cookie, { name: 'twice', scopes: ['people.read'] }).set('idempotency-key', `k${serial}`);
    const first = await send().expect(201);
    const repeat = await send().expect(409);
    expect(repeat.body.type).toBe('/docs/problems/key-already-shown');
    expect(await rows.all(`SELECT FROM api_key WHERE name = 'twice'`)).toHaveLength(1);
    expect(JSON.stringify(await rows.all('SELECT response FROM idempotency_key'))).not.toContain(first.body.key);
  });
});

describe('first run', () => {
  test('L8 two at once: one administrator, signed in; the other 404; afterwards there is no first run', async () => {
    const empty = await startIdentityApp();
    try {
      const body = { name: 'Wang Fang', email: 'wang@desk.example', password };
      expect((await request(empty.url).get('/api/v1/first-run').expect(200)).body).toEqual({ needed: true });
      const weak = await request(empty.url).post('/api/v1/first-run').send({ ...body, password: 'password1234' }).expect(422);
      expect(weak.body.errors).toEqual([{ pointer: '/password', detail: 'is too easy to guess' }]);
      const answers = await Promise.all([1, 2].map((n) => request(empty.url).post('/api/v1/first-run').send({ ...body, email: `wang${n}@desk.example` })));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 404]);
      const won = answers.find((answer) => answer.status === 201)!;
      expect(won.body.agent.role).toBe('administrator');
      const cookie = (won.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
      await request(empty.url).get('/api/v1/session').set('cookie', cookie).expect(200);
      expect(await empty.app.get(ReadRows).all('SELECT FROM agent')).toHaveLength(1);
      await request(empty.url).get('/api/v1/first-run').expect(404);
      await expect(empty.app.get(EnsureFirstAdministrator).execute({ email: 'x@desk.example', password })).resolves.toBeNull();
    } finally {
      await empty.close();
    }
  });
});
