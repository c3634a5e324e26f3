import type { BusinessCalendar } from '../identity/business-calendar.js';
import { foldTicket } from './clock/fold-ticket.js';
import { indexLog } from './clock/log-index.js';
import type { TicketClocks } from './clock/ticket-clocks.js';
import type { SlaEvent } from './sla-event.js';
import type { PolicyVersion } from './sla-policy.js';

export type { ClockFlag, DueCause, EndReason, TicketStatus } from './clock/clock.js';
export { explainInstance, type ExplainedInterval } from './clock/explain-instance.js';
export type { ClockInstance, ClockPhase, ClockResult, TicketClocks } from './clock/ticket-clocks.js';
export type { Ball, EventProblem, MatchRecord } from './clock/ticket-state.js';
export type { SlaEvent } from './sla-event.js';

export interface FoldInput {
  /** Of one ticket, or of several when merges or splits tie them together; in log order. Those later than `now` are left out. */
  events: readonly SlaEvent[];
  /** Every version, in order of precedence. The list must not be changed afterwards: what is worked out from it is kept. */
  policies: readonly PolicyVersion[];
  calendars: ReadonlyMap<string, BusinessCalendar>;
  /** Epoch ms. */
  now: number;
}

/**
 * The clocks of every ticket in the log at `now`, tickets by first appearance: a pure function of its input (SLA.md §3).
 * Never throws for well-formed events; what an event may not ask for is in `problems` and has no effect.
 */
export function foldClocks({ events, policies, calendars, now }: FoldInput): TicketClocks[] {
  const log = indexLog(events, now);
  return [...log.tickets.keys()].flatMap((ticket) => foldTicket(ticket, log, { policies, calendars }, now) ?? []);
}
