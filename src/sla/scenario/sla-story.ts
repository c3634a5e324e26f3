import { explainScenario, type ScenarioExplanation, type ScenarioFault } from '../scenario.js';
import type { SlaInstance, SlaTicket } from '../sla.contract.js';

/** A short way to write scenarios in specs. Times are `HH:MM[:SS]` of Monday 2 March 2026, UTC; `1d09:00` is the day after. */
export type StoryEvent = [time: string, type: string, fields?: Record<string, unknown>];

export interface Story {
  now: string;
  events: StoryEvent[];
  /** Minutes of calendar time per metric, unless `policies` says more. */
  targets?: Record<string, number>;
  policy?: Record<string, unknown>;
  policies?: Record<string, unknown>[];
  calendars?: Record<string, unknown>[];
}

const day = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']], thu: [['09:00', '17:00']], fri: [['09:00', '17:00']] };

/** A story time as an instant. */
export function t(time: string): string {
  const [, days = '0', clock] = /^(?:(\d+)d)?(.+)$/.exec(time)!;
  return new Date(Date.parse('2026-03-02T00:00:00Z') + Number(days) * 86_400_000 + Date.parse(`1970-01-01T${clock}Z`)).toISOString().replace('.000Z', 'Z');
}

/** `{ '*': minutes }` of calendar or business time. */
export function cell(minutes: number, basis = 'calendar'): Record<string, unknown> {
  return { '*': { seconds: Math.round(minutes * 60), basis } };
}

/** The story as the content of a scenario file. */
export function storyFile({ now, events, targets = {}, policy = {}, policies, calendars }: Story): Record<string, unknown> {
  const rows = Object.fromEntries(Object.entries(targets).map(([metric, minutes]) => [metric, cell(minutes)]));
  return {
    scenario: 1,
    now: t(now),
    calendars: calendars ?? [{ id: 'office', timeZone: 'UTC', weekly: day }],
    policies: (policies ?? [{ targets: rows, ...policy }]).map((one, at) => ({ id: `p${at}`, when: { all: [] }, calendar: 'office', targets: {}, ...one })),
    events: events.map(([time, type, fields]) => ({ type, at: t(time), ...(type === 'ticket.opened' ? { priority: 'normal', channel: 'email' } : {}), ...fields })),
  };
}

/** Folds a story that must be valid. */
export function tell(story: Story): ScenarioExplanation & { ticket: (id?: string) => SlaTicket; clock: (metric: string, seq?: number, ticket?: string) => SlaInstance | undefined } {
  const result = explainScenario(storyFile(story));
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  const { explanation } = result;
  const ticket = (id = 'T1') => explanation.tickets.find((one) => one.ticket === id)!;
  return { ...explanation, ticket, clock: (metric, seq = 1, id = 'T1') => ticket(id).instances.find((one) => one.metric === metric && one.seq === seq) };
}

/** The faults of a story that must not be valid. */
export function faultsOf(story: Story): ScenarioFault[] {
  const result = explainScenario(storyFile(story));
  return 'faults' in result ? result.faults : [];
}
