import type { INestApplicationContext } from '@nestjs/common';
import { CreateCalendar, Workspace } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { CreateEscalationRule } from '../routing/index.js';
import { CreatePolicy } from '../sla/index.js';
import { CreateSurvey } from '../surveys/index.js';

const HOUR = 3600;
const business = (hours: number) => ({ seconds: hours * HOUR, basis: 'business' as const });

/** The promises, escalation and survey a new desk starts with (SLA.md §8); whatever is there already is left alone. */
export async function shipDefaults(app: INestApplicationContext): Promise<void> {
  const there = (await app.get(ReadRows).one<{ policy: boolean; rule: boolean; survey: boolean }>(
    'SELECT EXISTS (SELECT FROM sla_policy) AS policy, EXISTS (SELECT FROM escalation_rule) AS rule, EXISTS (SELECT FROM survey) AS survey',
  ))!;
  if (!there.policy) await standardPolicy(app);
  if (!there.rule) await app.get(CreateEscalationRule).execute({ name: 'Breach', rank: 1, metrics: ['first_response', 'next_response', 'resolution'], raisePriority: true, teamId: null });
  if (!there.survey) await app.get(CreateSurvey).execute({ name: 'CSAT', kind: 'csat', delaySeconds: HOUR, sameGapDays: 0, anyGapDays: 7, rank: 1 });
}

async function standardPolicy(app: INestApplicationContext): Promise<void> {
  const day: [string, string][] = [['09:00', '12:00'], ['13:00', '18:00']];
  const { timeZone } = await app.get(Workspace).current();
  const calendarId = await app.get(CreateCalendar).execute({ name: 'Weekdays', definition: { timeZone, weekly: { mon: day, tue: day, wed: day, thu: day, fri: day } } });
  const response = { urgent: business(0.5), high: business(2), normal: business(4), low: business(8) };
  await app.get(CreatePolicy).execute({
    name: 'Standard', rank: 1, calendarId, when: { all: [] },
    targets: { first_response: response, next_response: response, resolution: { urgent: business(4), high: business(8), normal: business(24), low: business(40) } },
    warn: [{ metric: '*', percent: 75 }, { metric: '*', beforeSeconds: 900 }],
  });
}
