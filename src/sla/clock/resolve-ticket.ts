import type { TicketReopened } from '../sla-event.js';
import { isResolved, type TicketStatus } from './clock.js';
import { startPeriodic, startResponseClock } from './contacts.js';
import type { KnownHistory } from './known-history.js';
import { ruleFor } from './match-ticket.js';
import { changeStatus, end, fulfil } from './move-clock.js';
import { reopenResolution } from './reopen-resolution.js';
import { resting, setStatus, type TicketState } from './ticket-state.js';

/** S8, S9, S11, S12. `undone`: a failed delivery took this resolve back, so response clocks never saw it (S16, Q7). */
export function resolve(state: TicketState, at: number, status: TicketStatus, by: 'agent' | 'customer' | 'rule', undone: boolean): void {
  if (isResolved(state.status)) {
    if (status === 'closed') setStatus(state, status, at);
    return;
  }
  setStatus(state, status, at);
  if (!undone) {
    state.settled = true;
    if (state.response?.metric === 'first_response' && by === 'customer') fulfil(state.response, at);
    else if (state.response) end(state.response, at, 'resolved');
    if (state.periodic) end(state.periodic, at, 'resolved');
    state.response = state.periodic = null;
  }
  const clock = state.resolution;
  if (!clock) return;
  if (!clock.rule) return changeStatus(clock, status, at);
  fulfil(clock, at);
  if (clock.rule.policy?.resolutionMode === 'first_resolution') state.resolution = null; // S12
}

/** S14, S15, Q6; says what is wrong instead when the ticket is not resolved (Q11). */
export function reopen(state: TicketState, event: TicketReopened, known: KnownHistory): { field: string; detail: string } | null {
  const { at, cause } = event;
  if (!isResolved(state.status)) return { field: 'type', detail: 'The ticket is not resolved.' };
  setStatus(state, 'open', at);
  state.settled = false;
  const moment = { at, eventId: event.id, own: true };
  const named = event.messageId === null ? undefined : known.messages.get(event.messageId);
  if (cause === 'message' && named) startResponseClock(state, { ...moment, at: named.at, eventId: named.id, matchBy: moment });
  if (cause === 'customer') startResponseClock(state, moment);
  if (cause !== 'delivery_failed' && state.answered) startPeriodic(state, moment);
  const { resolution } = state;
  // With a target it rests since the resolve; without one it waits for a target that may have come meanwhile (S18, Q2).
  if (resolution && (resting(resolution) || !resolution.rule)) reopenResolution(resolution, ruleFor(state, state.current, 'resolution'), at);
  return null;
}
