import type { INestApplicationContext } from '@nestjs/common';
import { CreateInbox } from '../../src/channels/index.js';
import { CreateAgent, CreateCalendar, CreateTeam } from '../../src/identity/index.js';
import { CreateEscalationRule } from '../../src/routing/index.js';
import { CreatePolicy } from '../../src/sla/index.js';
import { CreateSurvey } from '../../src/surveys/index.js';

export const PASSWORD = 'a-good-test-password';

export interface Furnished {
  team: string;
  escalationTeam: string;
  inbox: string;
  admin: string;
  supervisor: string;
  /** Supervisor of the escalation team only. */
  elsewhere: string;
  li: string;
  chen: string;
  outsider: string;
}

/** The smallest desk that can do everything: two teams, four people, an inbox, office hours, promises, an escalation. */
export async function furnish(app: INestApplicationContext): Promise<Furnished> {
  const team = (await app.get(CreateTeam).execute({ name: 'Front desk', escalation: false, agentIds: [] })).id;
  const escalationTeam = (await app.get(CreateTeam).execute({ name: 'Escalations', escalation: true, agentIds: [] })).id;
  const agent = (name: string, email: string, role: 'administrator' | 'supervisor' | 'agent' | 'auditor', teamIds: string[]) =>
    app.get(CreateAgent).execute({ name, email, role, password: PASSWORD, teamIds, locale: 'en' });
  const people = {
    admin: (await agent('Ada', 'admin@desk.example', 'administrator', [])).id,
    supervisor: (await agent('Sam', 'supervisor@desk.example', 'supervisor', [team, escalationTeam])).id,
    elsewhere: (await agent('Elsa', 'elsewhere@desk.example', 'supervisor', [escalationTeam])).id,
    li: (await agent('Li Jing', 'li@desk.example', 'agent', [team])).id,
    chen: (await agent('Chen Chen', 'chen@desk.example', 'agent', [team])).id,
    outsider: (await agent('Olga', 'olga@desk.example', 'agent', [escalationTeam])).id,
  };
  const inbox = await app.get(CreateInbox).execute({ name: 'Support', address: 'support@desk.example', teamId: team, teamIds: [team], locale: 'en' });
  const hours: [string, string][] = [['09:00', '12:00'], ['13:00', '18:00']];
  const calendarId = await app.get(CreateCalendar).execute({ name: 'Weekdays', definition: { timeZone: 'Asia/Shanghai', weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } } });
  const business = (seconds: number) => ({ '*': { seconds, basis: 'business' as const } });
  await app.get(CreatePolicy).execute({
    name: 'Standard', rank: 1, calendarId, when: { all: [] },
    targets: { first_response: { ...business(3600), urgent: { seconds: 120, basis: 'calendar' } }, next_response: business(3600), resolution: business(8 * 3600) },
    warn: [{ metric: '*', percent: 75 }],
  });
  await app.get(CreateEscalationRule).execute({ name: 'Breach', rank: 1, metrics: ['first_response'], raisePriority: true, teamId: escalationTeam });
  await app.get(CreateSurvey).execute({ name: 'CSAT', kind: 'csat', delaySeconds: 60, sameGapDays: 0, anyGapDays: 0, rank: 1 });
  return { team, escalationTeam, inbox, ...people };
}
