import type { TicketChanged } from '../sla-event.js';
import { type Clock, isResolved } from './clock.js';
import { matchTicket, ruleFor } from './match-ticket.js';
import { retarget } from './retarget-clock.js';
import { pausingStatus, type TicketState } from './ticket-state.js';

/** P5, S17: other facts, another match, perhaps other targets for everything whose cause stands. */
export function changeFacts(state: TicketState, event: TicketChanged): void {
  const { priority, channel, tier, tags, team } = event;
  state.facts = {
    priority: priority ?? state.facts.priority,
    channel: channel ?? state.facts.channel,
    tier: tier === undefined ? state.facts.tier : tier,
    tags: tags ?? state.facts.tags,
    team: team === undefined ? state.facts.team : team,
  };
  state.current = matchTicket(state, { eventId: event.id, at: event.at });
  for (const clock of standing(state)) {
    const status = clock === state.resolution || clock === state.periodic ? pausingStatus(state) : 'open';
    retarget(clock, ruleFor(state, state.current, clock.metric), status, event.at);
  }
}

/** What can be retargeted: no promised instant, and no resolution of a resolved ticket (Q2: it counts at the reopen). */
function standing(state: TicketState): Clock[] {
  if (state.spam) return [];
  const { response, resolution, periodic, callbacks } = state;
  const clocks = [response, isResolved(state.status) ? null : resolution, periodic, ...callbacks];
  return clocks.filter((clock) => clock !== null && !clock.promised) as Clock[];
}
