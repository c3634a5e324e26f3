import { explainTicket, iso } from './explain-ticket.js';
import { validatePolicies } from './policy-validation.js';
import { calendarFaults } from './scenario/calendar-faults.js';
import { eventFaults } from './scenario/event-faults.js';
import { type ScenarioFault, shapeFaults } from './scenario/scenario-fault.js';
import { foldInputOf, policiesOf } from './scenario/scenario-input.js';
import { type ScenarioFile, scenarioSchema } from './scenario/scenario-schema.js';
import { foldClocks } from './sla-clock.js';
import type { SlaTicket } from './sla.contract.js';

export type { ScenarioFault } from './scenario/scenario-fault.js';

/** The output of SLA.md §4. */
export interface ScenarioExplanation {
  scenario: 1;
  now: string;
  tzdata: string;
  ignoredEvents: number;
  tickets: SlaTicket[];
}

/** Explains a scenario (parsed JSON), or says with pointers why it cannot be. Pure but for the version of the zone data; never throws. */
export function explainScenario(json: unknown): { explanation: ScenarioExplanation } | { faults: ScenarioFault[] } {
  const parsed = scenarioSchema.safeParse(json);
  if (!parsed.success) return { faults: shapeFaults(parsed.error) };
  const file = parsed.data;
  const faults = [...calendarFaults(file), ...policyFaults(file), ...eventFaults(file)];
  return faults.length > 0 ? { faults } : fold(file);
}

function policyFaults(file: ScenarioFile): ScenarioFault[] {
  const calendars = new Set(file.calendars.map(({ id }) => id));
  return validatePolicies(policiesOf(file), calendars).map(({ pointer, detail }) => ({ pointer: `/policies${pointer}`, detail }));
}

function fold(file: ScenarioFile): { explanation: ScenarioExplanation } | { faults: ScenarioFault[] } {
  const input = foldInputOf(file);
  const clocks = foldClocks(input);
  const place = new Map(input.events.map(({ id }, at) => [id, at]));
  const faults = clocks.flatMap(({ problems }) => problems.map(({ eventId, field, detail }) => ({ pointer: `/events/${place.get(eventId)}/${field}`, detail })));
  if (faults.length > 0) return { faults };
  return {
    explanation: {
      scenario: 1,
      now: iso(file.now),
      tzdata: process.versions.tz ?? 'unknown',
      ignoredEvents: file.events.filter(({ at }) => at > file.now).length,
      tickets: clocks.map((ticket) => explainTicket(ticket, file.now)),
    },
  };
}
