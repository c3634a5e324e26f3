import { matchPolicy, type PolicyMatch } from '../policy-match.js';
import { type Metric, targetCell } from '../sla-policy.js';
import type { ClockRule } from './clock.js';
import type { TicketState } from './ticket-state.js';

/** P5: the policy for the ticket as it is at `at`, traced; one match per event (Q16). */
export function matchTicket(state: TicketState, { eventId, at }: { eventId: string; at: number }): PolicyMatch {
  if (state.latest?.eventId === eventId) return state.latest.match;
  const match = matchPolicy(state.rules.policies, state.facts, at);
  state.latest = { eventId, match };
  state.matches.push({ at, eventId, policyId: match.policy?.id ?? null, policyVersion: match.policy?.version ?? null, trace: match.trace });
  return match;
}

/** What a metric is measured by under a match; null = no clock (P3). */
export function ruleFor(state: TicketState, { policy }: PolicyMatch, metric: Metric): ClockRule | null {
  const cell = policy && targetCell(policy, metric, state.facts.priority);
  const calendar = policy && state.rules.calendars.get(policy.calendar);
  if (!cell || !calendar) return null;
  const pausing = metric === 'resolution' || metric === 'periodic_update' ? policy.pauseOn[metric] : [];
  return { policy, seconds: cell.seconds, ms: cell.seconds * 1000, basis: cell.basis, calendarId: policy.calendar, calendar, pausing };
}

/** A promise for an instant (S10): measured by the clock on the wall, warned about as the matched policy says. */
export function promiseRule({ policy }: PolicyMatch, from: number, dueAt: number): ClockRule {
  return { policy, seconds: null, ms: dueAt - from, basis: 'calendar', calendarId: null, calendar: null, pausing: [] };
}
