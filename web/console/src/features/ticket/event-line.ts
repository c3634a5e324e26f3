import type { TimelineEntry } from '../../api/list-timeline.js';

/** What a one-line entry says: a word key, its values, and whether it is bad news. Names of people are put in by the caller. */
export interface EventLine {
  key: string;
  values?: Record<string, string | number>;
  agentId?: string | null;
  bad?: boolean;
}

type Payload = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const pair = (value: unknown): { from: unknown; to: unknown } | null => (typeof value === 'object' && value !== null && 'to' in value ? (value as { from: unknown; to: unknown }) : null);

const lines: Record<string, (payload: Payload) => EventLine | EventLine[] | null> = {
  'ticket.status_changed': (p) => ({ key: 'event.status', values: { status: text(p['to']) } }),
  'ticket.resolved': () => ({ key: 'event.resolved' }),
  'ticket.reopened': (p) => ({ key: p['cause'] === 'message' || p['cause'] === 'customer' ? 'event.reopened_by_customer' : p['cause'] === 'delivery_failed' ? 'event.reopened_failed' : 'event.reopened' }),
  'ticket.closed': () => ({ key: 'event.closed' }),
  'ticket.assigned': (p) => (p['to'] === null ? { key: 'event.unassigned' } : { key: 'event.assigned', agentId: text(p['to']) }),
  'ticket.changed': changedLines,
  'sla.warned': (p) => ({ key: 'event.warned', values: { metric: text(p['metric']) } }),
  'sla.breached': (p) => ({ key: 'event.breached', values: { metric: text(p['metric']) }, bad: true }),
  'sla.breach_withdrawn': (p) => ({ key: 'event.breach_withdrawn', values: { metric: text(p['metric']) } }),
  'escalation.raised': (p) => ({ key: 'event.escalated', values: { rule: text(p['ruleName']) }, bad: true }),
  'survey.invited': (p) => ({ key: 'event.survey_sent', values: { kind: text(p['kind']).toUpperCase() } }),
  'survey.answered': (p) => ({ key: 'event.survey_answered', values: { kind: text(p['kind']).toUpperCase(), score: Number(p['score']) } }),
  'survey.answer_changed': (p) => ({ key: 'event.survey_changed', values: { kind: text(p['kind']).toUpperCase(), score: Number(p['to']) } }),
  'survey.superseded': () => ({ key: 'event.survey_superseded' }),
  'message.bounced': (p) => ({ key: 'event.bounced', values: { recipient: text(p['recipient']) }, bad: true }),
};

function changedLines(payload: Payload): EventLine[] {
  const found: EventLine[] = [];
  const priority = pair(payload['priority']);
  const tags = pair(payload['tags']);
  const team = pair(payload['teamId']);
  if (priority) found.push({ key: 'event.priority', values: { priority: text(priority.to) } });
  if (team) found.push({ key: 'event.team', values: { teamId: text(team.to) } });
  if (tags && Array.isArray(tags.to)) found.push({ key: 'event.tags', values: { tags: tags.to.join(', ') } });
  return found;
}

/** Events without a line (messages are bubbles, clocks have their panel) give none. */
export function eventLines(entry: Pick<TimelineEntry, 'name' | 'payload'>): EventLine[] {
  const made = lines[entry.name]?.(entry.payload) ?? null;
  return made === null ? [] : Array.isArray(made) ? made : [made];
}
