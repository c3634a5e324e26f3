import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Agents, Calendars, CreateAgent, CreateTeam, DisableAgent, Teams } from '../../src/identity/index.js';
import { ReadRows } from '../../src/platform/database/read-rows.js';
import { startIdentityApp, type IdentityApp } from '../support/identity-app.js';

const password = 'kettle-orbit-91-moss';
let desk: IdentityApp;
let agents: Agents;
let serial = 0;

beforeAll(async () => {
  desk = await startIdentityApp();
  agents = desk.app.get(Agents);
});
afterAll(() => desk.close());

const add = (role: 'administrator' | 'supervisor' | 'agent' | 'auditor', teamIds: string[] = []) => {
  serial += 1;
  return desk.app.get(CreateAgent).execute({ name: `Agent ${serial}`, email: `agent${serial}@desk.example`, role, password, teamIds });
};
const pointers = (error: unknown) => (error as { extra: { errors: { pointer: string }[] } }).extra.errors.map((one) => one.pointer);
const refused = async (work: Promise<unknown>) => pointers(await work.then(() => { throw new Error('was not refused'); }, (error: unknown) => error));

describe('agents and teams', () => {
  test('a team is made with its members, who hear of it; agents show their teams', async () => {
    const [one, two] = [await add('agent'), await add('agent')];
    const team = await desk.app.get(CreateTeam).execute({ name: 'Billing', escalation: true, agentIds: [one.id, two.id] });
    expect(await desk.app.get(Teams).byId(team.id)).toEqual({ id: team.id, name: 'Billing', escalation: true, agentIds: [one.id, two.id] });
    expect((await desk.app.get(Teams).escalationTeam())?.id).toBe(team.id);
    expect((await agents.byId(one.id))?.teamIds).toEqual([team.id]);
    const told = await desk.app.get(ReadRows).all(`SELECT FROM event WHERE name = 'agent.rights_changed' AND payload->>'agentId' = $1`, [one.id]);
    expect(told).toHaveLength(2);
  });

  test('names by id include those who left; unknown ids are absent', async () => {
    const gone = await add('agent');
    await desk.app.get(DisableAgent).execute({ agentId: gone.id });
    const names = await agents.byIds([gone.id, '999999']);
    expect([...names]).toEqual([[gone.id, { id: gone.id, name: gone.name, email: gone.email, role: 'agent', locale: null }]]);
    expect(await agents.byIds([])).toEqual(new Map());
    expect(await agents.byId('999999')).toBeNull();
  });

  test('an escalation is told to the team\'s supervisors, and to all when it has none', async () => {
    const team = await desk.app.get(CreateTeam).execute({ name: 'Returns' });
    const admin = await add('administrator');
    const elsewhere = await add('supervisor');
    await add('agent', [team.id]);
    const ids = async (teamId: string | null) => (await agents.supervisorsOf(teamId)).map((agent) => agent.id);
    expect(await ids(team.id)).toEqual([admin.id, elsewhere.id]);
    expect(await ids(null)).toEqual([admin.id, elsewhere.id]);
    const own = await add('supervisor', [team.id]);
    expect(await ids(team.id)).toEqual([own.id]);
    await desk.app.get(DisableAgent).execute({ agentId: own.id });
    expect(await ids(team.id)).toEqual([admin.id, elsewhere.id]);
    expect((await agents.activeInTeam(team.id)).map((agent) => agent.role)).toEqual(['agent']);
  });

  test('A3 A7 what does not fit is 422 at its place, and nothing is made', async () => {
    const create = desk.app.get(CreateAgent);
    const command = { name: 'X', email: 'x@desk.example', role: 'agent' as const, password };
    const before = (await agents.list()).length;
    expect(await refused(create.execute({ ...command, email: 'AGENT1@desk.example' }))).toEqual(['/email']);
    expect(await refused(create.execute({ ...command, email: 'no address' }))).toEqual(['/email']);
    expect(await refused(create.execute({ ...command, password: 'short' }))).toEqual(['/password']);
    expect(await refused(create.execute({ ...command, role: 'owner' as never }))).toEqual(['/role']);
    expect(await refused(create.execute({ ...command, teamIds: ['999999'] }))).toEqual(['/teamIds/0']);
    expect(await refused(desk.app.get(CreateTeam).execute({ name: 'Nobody', agentIds: ['999999'] }))).toEqual(['/agentIds/0']);
    expect(await refused(desk.app.get(CreateTeam).execute({ name: 'Billing' }))).toEqual(['/name']);
    expect(await agents.list()).toHaveLength(before);
  });

  test('two accounts with one address at once: one is made, the other told why', async () => {
    const command = { name: 'Twin', role: 'agent' as const, password };
    const made = await Promise.allSettled(['twin@desk.example', 'Twin@desk.example'].map((email) => desk.app.get(CreateAgent).execute({ ...command, email })));
    expect(made.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(pointers(made.find((one) => one.status === 'rejected')!.reason)).toEqual(['/email']);
  });
});

describe('calendars', () => {
  test('come with every version, the first one first', async () => {
    const rows = desk.app.get(ReadRows);
    const calendar = (await rows.one<{ id: string }>(`INSERT INTO calendar (name) VALUES ('Shanghai office') RETURNING id`))!;
    await rows.all(
      `INSERT INTO calendar_version (calendar_id, valid_from, definition) VALUES ($1, '2026-05-01T00:00:00Z', '{"v":2}'), ($1, NULL, '{"v":1}')`,
      [calendar.id],
    );
    const expected = { id: calendar.id, name: 'Shanghai office', versions: [{ from: null, definition: { v: 1 } }, { from: Date.UTC(2026, 4, 1), definition: { v: 2 } }] };
    expect(await desk.app.get(Calendars).byId(calendar.id)).toEqual(expected);
    expect((await desk.app.get(Calendars).all()).get(calendar.id)).toEqual(expected);
    expect(await desk.app.get(Calendars).byId('999999')).toBeNull();
  });
});
