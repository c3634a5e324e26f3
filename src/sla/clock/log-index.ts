import type { MessageBounced, SlaEvent } from '../sla-event.js';
import type { Fact } from './ticket-state.js';

/** A merge that stands: none that was taken back. */
export interface MergeFact {
  order: number;
  at: number;
  source: string;
  into: string;
}

/** The log up to now, by ticket: what folding one ticket may have to look up in others. */
export interface LogIndex {
  /** By first appearance. */
  tickets: ReadonlyMap<string, readonly Fact[]>;
  messages: ReadonlyMap<string, SlaEvent>;
  /** Permanent bounces, in order. */
  bounces: readonly { order: number; event: MessageBounced }[];
  merges: readonly MergeFact[];
  mergeOf(ticket: string): MergeFact | null;
  /** Messages whose permanent bounce lies before `order`. */
  unsentBefore(order: number): ReadonlySet<string>;
}

/** Sorts events by instant, keeping the order of the log within one (S3), and leaves out those later than `now`. */
export function indexLog(events: readonly SlaEvent[], now: number): LogIndex {
  const tickets = new Map<string, Fact[]>();
  const messages = new Map<string, SlaEvent>();
  const bounces: { order: number; event: MessageBounced }[] = [];
  const merges = new Map<string, MergeFact>();
  inOrder(events).forEach((event, order) => {
    if (event.at > now) return;
    const facts = tickets.get(event.ticket);
    if (facts) facts.push({ event, order, foreign: false });
    else tickets.set(event.ticket, [{ event, order, foreign: false }]);
    if (event.type === 'message.received' || event.type === 'message.sent') {
      if (!messages.has(event.messageId)) messages.set(event.messageId, event);
    } else if (event.type === 'message.bounced') {
      if (event.permanent) bounces.push({ order, event });
    } else if (event.type === 'ticket.merged') {
      if (!merges.has(event.ticket)) merges.set(event.ticket, { order, at: event.at, source: event.ticket, into: event.into });
    } else if (event.type === 'ticket.unmerged') merges.delete(event.ticket); // S21: as if never merged
  });
  return {
    tickets,
    messages,
    bounces,
    merges: [...merges.values()],
    mergeOf: (ticket) => merges.get(ticket) ?? null,
    unsentBefore: (order) => new Set(bounces.filter((bounce) => bounce.order < order).map((bounce) => bounce.event.messageId)),
  };
}

function inOrder(events: readonly SlaEvent[]): readonly SlaEvent[] {
  const sorted = events.every((event, at) => at === 0 || events[at - 1]!.at <= event.at);
  return sorted ? events : events.toSorted((a, b) => a.at - b.at);
}
