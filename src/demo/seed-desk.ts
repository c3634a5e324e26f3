import type { INestApplicationContext } from '@nestjs/common';
import { CreateInbox } from '../channels/index.js';
import { CreateAgent, CreateCalendar, CreateTeam } from '../identity/index.js';
import { CreateEscalationRule } from '../routing/index.js';
import { CreatePolicy } from '../sla/index.js';
import { CreateSurvey } from '../surveys/index.js';
import { DEMO_PASSWORD, demoAgents, demoTeams } from './demo-people.js';

export interface DemoDesk {
  inboxId: string;
  teamIds: { front: string; escalation: string };
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const business = (seconds: number) => ({ seconds, basis: 'business' as const });

/** Teams, people, inbox, calendar, promises, escalation and surveys of the demo desk. */
export async function seedDesk(app: INestApplicationContext): Promise<DemoDesk> {
  const teams = {
    front: (await app.get(CreateTeam).execute({ name: demoTeams.front, escalation: false, agentIds: [] })).id,
    escalation: (await app.get(CreateTeam).execute({ name: demoTeams.escalation, escalation: true, agentIds: [] })).id,
  };
  for (const { teams: names, ...agent } of demoAgents) {
    await app.get(CreateAgent).execute({ ...agent, password: DEMO_PASSWORD, teamIds: names.map((name) => teams[name]) });
  }
  const inboxId = await app.get(CreateInbox).execute({ name: '服务台 Support', address: 'support@desk.example', teamId: teams.front, teamIds: [teams.front], locale: 'zh' });
  await seedPromises(app);
  await app.get(CreateEscalationRule).execute({
    name: '超时升级 Breach', rank: 1, metrics: ['first_response', 'next_response', 'resolution'], raisePriority: true, teamId: teams.escalation,
  });
  await app.get(CreateSurvey).execute({ name: 'CSAT', kind: 'csat', delaySeconds: 10, sameGapDays: 0, anyGapDays: 0, rank: 1 });
  // Asked only of people whom nothing else asked in a week: CSAT goes first, so most see this one rarely.
  await app.get(CreateSurvey).execute({ name: 'NPS', kind: 'nps', delaySeconds: 10, sameGapDays: 30, anyGapDays: 7, rank: 2 });
  return { inboxId, teamIds: teams };
}

async function seedPromises(app: INestApplicationContext): Promise<void> {
  const day: [string, string][] = [['09:00', '12:00'], ['13:00', '18:00']];
  const calendarId = await app.get(CreateCalendar).execute({
    name: '工作日 Weekdays',
    definition: {
      timeZone: 'Asia/Shanghai',
      weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
      holidays: [
        { date: '2026-10-01', to: '2026-10-07', name: '国庆节 National Day' },
        { date: '2027-01-01', yearly: true, name: '元旦 New Year' },
        { date: '2027-02-06', to: '2027-02-12', name: '春节 Spring Festival' },
      ],
      shifts: [{ date: '2026-11-28', open: [['09:00', '18:00']], name: '调休 make-up Saturday' }],
    },
  });
  await app.get(CreatePolicy).execute({
    name: '标准 Standard',
    rank: 1,
    calendarId,
    when: { all: [] },
    targets: {
      // Urgent runs on calendar time and is short, so that a breach can be watched on any day.
      first_response: { urgent: { seconds: 2 * MINUTE, basis: 'calendar' }, high: business(2 * HOUR), normal: business(4 * HOUR), low: business(8 * HOUR) },
      next_response: { urgent: { seconds: 5 * MINUTE, basis: 'calendar' }, high: business(2 * HOUR), normal: business(4 * HOUR), low: business(8 * HOUR) },
      resolution: { urgent: business(4 * HOUR), high: business(8 * HOUR), normal: business(24 * HOUR), low: business(40 * HOUR) },
    },
    warn: [{ metric: '*', percent: 75 }],
  });
}
