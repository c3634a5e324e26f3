import type { SlaEvent } from '../sla-event.js';
import { applyEvent } from './apply-event.js';
import { settle } from './deadlines.js';
import { type KnownHistory, readCorrections } from './known-history.js';
import { applyForeign, openTicket } from './open-ticket.js';
import { countBall, type Fact, type RuleBook, type TicketState } from './ticket-state.js';

export interface History {
  rules: RuleBook;
  /** Facts of one ticket, with those merged into it, in log order. */
  facts: readonly Fact[];
  unsent: ReadonlySet<string>;
  messages: ReadonlyMap<string, SlaEvent>;
  /** Epoch ms: deadlines before it have fired (S2, S3). */
  until: number;
}

/** One pass over one history; null while the ticket has not been opened. */
export function foldHistory({ rules, facts, unsent, messages, until }: History): TicketState | null {
  const known: KnownHistory = { unsent, messages, ...readCorrections(facts) };
  const at = facts.findIndex(({ event, foreign }) => event.type === 'ticket.opened' && !foreign);
  const opening = facts[at]?.event;
  if (opening?.type !== 'ticket.opened') return null;
  const earlier = opening.splitFrom === null ? facts.slice(0, at).filter((fact) => fact.foreign) : copiedMessages(opening.messages, messages);
  const state = openTicket(rules, opening, earlier, known);
  for (let next = at + 1; next < facts.length; next += 1) {
    const { event, foreign } = facts[next]!;
    if (foreign) applyForeign(state, event, known);
    else applyEvent(state, event, { at: event.at, eventId: event.id, own: true }, known);
  }
  for (const clock of state.clocks) settle(clock, until);
  countBall(state, until);
  return state;
}

/** S22: the copied messages at the times they have in the original. */
function copiedMessages(ids: readonly string[], messages: ReadonlyMap<string, SlaEvent>): Fact[] {
  const events = ids.map((id) => messages.get(id)).filter((event) => event !== undefined);
  return events.map((event, order) => ({ event, order, foreign: true })).sort((a, b) => a.event.at - b.event.at);
}
