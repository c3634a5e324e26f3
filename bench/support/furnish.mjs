// Runs inside the desk's process: the people, teams, inbox and promises a bench needs.
import { CreateInbox } from '../../dist/channels/index.js';
import { CreateAgent, CreateCalendar, CreateTeam } from '../../dist/identity/index.js';
import { CreateApiKey } from '../../dist/identity/use-cases/create-api-key.js';
import { OpenSession } from '../../dist/identity/use-cases/open-session.js';
import { permissionsOf } from '../../dist/identity/permissions.js';
import { CreatePolicy } from '../../dist/sla/index.js';

export const DAY_SECONDS = 86_400;
const calendarDays = (days) => ({ '*': { seconds: days * DAY_SECONDS, basis: 'calendar' } });

/** Answers ids, an administrator's API key and, when asked, sessions of `agents` agents of the team. */
export async function furnish(app, { agents = 1 } = {}) {
  const team = (await app.get(CreateTeam).execute({ name: 'Front desk', escalation: false, agentIds: [] })).id;
  const person = (name, role, teamIds) =>
    app.get(CreateAgent).execute({ name, email: `${name}@desk.example`, role, password: 'a-good-bench-password', teamIds, locale: 'en' });
  const admin = (await person('admin', 'administrator', [])).id;
  const owner = { id: admin, name: 'admin', email: 'admin@desk.example', role: 'administrator', locale: null, teamIds: [], permissions: new Set(permissionsOf('administrator')), credential: 'session:0' };
  const { key } = await app.get(CreateApiKey, { strict: false }).execute(owner, { name: 'bench', scopes: ['ticket.read', 'ticket.create', 'ticket.change'] });
  const sessions = [];
  for (let n = 0; n < agents; n += 1) {
    const { id } = await person(`agent${n}`, 'agent', [team]);
    sessions.push(await app.get(OpenSession, { strict: false }).execute({ agentId: id, formerToken: null }));
  }
  const inbox = await app.get(CreateInbox).execute({ name: 'Support', address: 'support@desk.example', teamId: team, teamIds: [team], locale: 'en' });
  const hours = [['09:00', '18:00']];
  const calendarId = await app.get(CreateCalendar).execute({ name: 'Weekdays', definition: { timeZone: 'Asia/Shanghai', weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } } });
  // Calendar time, so that a bench can say to the second when a promise falls due.
  const policyId = await app.get(CreatePolicy).execute({
    name: 'Standard', rank: 1, calendarId, when: { all: [] }, warn: [], targets: { first_response: calendarDays(30), resolution: calendarDays(60) },
  });
  return { team, admin, key, sessions, inbox, policyId };
}
