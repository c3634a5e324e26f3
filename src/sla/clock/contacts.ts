import type { Metric } from '../sla-policy.js';
import type { Clock } from './clock.js';
import { matchTicket, promiseRule, ruleFor } from './match-ticket.js';
import { end, fulfil, startClock } from './move-clock.js';
import { pausingStatus, setStatus, type TicketState } from './ticket-state.js';

/** When and by which event; `own` = on this very ticket, so that its status follows (S7, S21). */
export interface Moment {
  at: number;
  eventId: string;
  own: boolean;
  /** The event whose match a starting clock takes, if not this one: the opening for copied and merged facts, the reopen that names a message. */
  matchBy?: { eventId: string; at: number };
}

/** S6, S7: a customer's message or call. */
export function contact(state: TicketState, moment: Moment): void {
  wakeByCustomer(state, moment);
  if (!state.settled) startResponseClock(state, moment);
}

/** S7: a customer's contact makes a pending or on-hold ticket open, status event or not. */
export function wakeByCustomer(state: TicketState, { at, own }: Moment): void {
  if (own && (state.status === 'pending' || state.status === 'on_hold')) setStatus(state, 'open', at);
}

/** Starts `first_response` or `next_response` unless one waits already (S5, S6, S14, Q1, Q5). */
export function startResponseClock(state: TicketState, moment: Moment): void {
  if (state.response || state.spam) return;
  state.response = start(state, state.answered || state.agentInitiated ? 'next_response' : 'first_response', moment);
}

/** A public message by an agent that the channel accepted, or an answered call. */
export function response(state: TicketState, moment: Moment): void {
  state.answered = true;
  if (state.response) fulfil(state.response, moment.at);
  if (state.periodic) fulfil(state.periodic, moment.at);
  state.response = state.periodic = null;
  if (!state.settled) startPeriodic(state, moment);
}

/** Starts `periodic_update` unless one runs. */
export function startPeriodic(state: TicketState, moment: Moment): void {
  if (!state.periodic && !state.spam) state.periodic = start(state, 'periodic_update', moment);
}

/** S10: a missed call promises a call-back unless one is owed already (Q10). */
export function owedCallback(state: TicketState, moment: Moment): void {
  if (state.callbacks.length > 0 || state.spam) return;
  state.callbacks.push(start(state, 'callback', moment));
}

/** S10: a call-back promised for an instant (epoch ms); promises run beside each other (Q10). */
export function promiseCallback(state: TicketState, moment: Moment, callbackId: string, dueAt: number): void {
  if (state.spam) return;
  const rule = promiseRule(matchTicket(state, moment.matchBy ?? moment), moment.at, dueAt);
  const clock = startClock({ metric: 'callback', at: moment.at, startedBy: moment.eventId, rule, status: 'open', floor: state.floor, callbackId });
  state.clocks.push(clock);
  state.callbacks.push(clock);
}

/** An answered call of either direction keeps every call-back owed. */
export function answerCallbacks(state: TicketState, at: number): void {
  for (const clock of state.callbacks) fulfil(clock, at);
  state.callbacks = [];
}

/** S10: an attempt that nobody answered is counted, not met. */
export function countAttempt(state: TicketState): void {
  for (const clock of state.callbacks) clock.attempts += 1;
}

/** S10, Q10; says what is wrong instead when the withdrawal is not possible. */
export function withdrawCallback(state: TicketState, at: number, callbackId: string, reason: string): { field: string; detail: string } | null {
  const named = (clock: Clock) => clock.callbackId === callbackId || clock.startedBy === callbackId;
  const clock = state.callbacks.find(named);
  if (!clock) {
    const ended = state.spam || state.clocks.some((other) => other.metric === 'callback' && named(other));
    return ended ? null : { field: 'callbackId', detail: `No call-back “${callbackId}” was promised before.` };
  }
  if (reason === 'unreachable' && clock.attempts < 3) return { field: 'reason', detail: `The customer was called ${clock.attempts} times; “unreachable” needs 3 attempts.` };
  end(clock, at, 'withdrawn');
  state.callbacks = state.callbacks.filter((other) => other !== clock);
  return null;
}

/** A new instance under the match of its event: it re-matches nothing that runs (Q2). */
export function start(state: TicketState, metric: Metric, { at, eventId, matchBy }: Moment): Clock {
  const rule = ruleFor(state, matchTicket(state, matchBy ?? { eventId, at }), metric);
  // Only these two pause; the others are not to be cut into pieces by the ticket's status.
  const status = metric === 'resolution' || metric === 'periodic_update' ? pausingStatus(state) : 'open';
  const clock = startClock({ metric, at, startedBy: eventId, rule, status, floor: state.floor });
  state.clocks.push(clock);
  return clock;
}
