import type { TicketOpened } from '../sla-event.js';
import { applyEvent } from './apply-event.js';
import { contact, start } from './contacts.js';
import { settle } from './deadlines.js';
import type { KnownHistory } from './known-history.js';
import { matchTicket } from './match-ticket.js';
import type { Fact, RuleBook, TicketState } from './ticket-state.js';

/**
 * The state right after the opening. `earlier`: facts that count although they lie before it, in log order:
 * copied messages of a split (S22) or contacts of a ticket merged into this one (S21).
 */
export function openTicket(rules: RuleBook, event: TicketOpened, earlier: readonly Fact[], known: KnownHistory): TicketState {
  const { at, priority, channel, tier, tags, team } = event;
  const state: TicketState = {
    rules, facts: { priority, channel, tier, tags, team }, status: 'new', statusSince: at, ball: { us: 0, customer: 0, thirdParty: 0, resolved: 0 },
    agentInitiated: false, answered: false, spam: false, settled: false, floor: -Infinity, response: null, resolution: null, periodic: null,
    callbacks: [], clocks: [], current: { policy: null, trace: [] }, latest: null, matches: [], problems: [],
  };
  state.current = matchTicket(state, { eventId: event.id, at });
  if (event.splitFrom === null) openWithMerged(state, event, earlier, known);
  else openFromSplit(state, event, earlier, known);
  return state;
}

/** The earliest opening says who began and when the resolution starts; policy and statuses are the ticket's own. */
function openWithMerged(state: TicketState, event: TicketOpened, earlier: readonly Fact[], known: KnownHistory): void {
  const opened = earlier.map((fact) => fact.event).find((other) => other.type === 'ticket.opened') ?? event;
  state.agentInitiated = opened.origin === 'agent'; // S23
  state.resolution = start(state, 'resolution', { at: opened.at, eventId: opened.id, own: false, matchBy: { eventId: event.id, at: event.at } });
  for (const { event: other } of earlier) applyForeign(state, other, known, event);
  if (event.origin === 'customer') contact(state, { at: event.at, eventId: event.id, own: true });
}

function openFromSplit(state: TicketState, event: TicketOpened, copied: readonly Fact[], known: KnownHistory): void {
  const first = copied.findIndex(({ event: other }) => other.type === 'message.received' && other.kind === 'human');
  state.agentInitiated = first < 0; // S22: none from a customer
  state.resolution = start(state, 'resolution', { at: event.at, eventId: event.id, own: true }); // Q9
  if (first < 0) return;
  state.floor = event.at; // S22: nothing is broken before the split
  for (const { event: other } of copied.slice(first)) applyForeign(state, other, known, event);
  for (const clock of state.clocks) settle(clock, event.at);
  state.floor = -Infinity;
}

/** A fact of another ticket that counts here too: contacts and responses, never statuses. */
export function applyForeign(state: TicketState, event: Fact['event'], known: KnownHistory, opening?: TicketOpened): void {
  const moment = { at: event.at, eventId: event.id, own: false, matchBy: opening && { eventId: opening.id, at: opening.at } };
  if (event.type !== 'ticket.opened') applyEvent(state, event, moment, known);
  else if (event.origin === 'customer' && event.splitFrom === null) contact(state, moment);
}
