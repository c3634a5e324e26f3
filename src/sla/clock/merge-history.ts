import type { SlaEvent } from '../sla-event.js';
import type { LogIndex, MergeFact } from './log-index.js';
import type { Fact } from './ticket-state.js';

/** What of a source counts for the survivor: contacts and responses, and call-backs, which move (S21). */
const travels: ReadonlySet<SlaEvent['type']> = new Set<SlaEvent['type']>([
  'ticket.opened', 'message.received', 'message.sent', 'call.answered', 'call.missed', 'callback.promised', 'callback.withdrawn',
]);

/** The standing merges into a ticket that add something: a resolved source adds nothing (S21), nor does spam (S24). */
export function mergesInto(log: LogIndex, ticket: string): MergeFact[] {
  return log.merges.filter((merge) => merge.into === ticket && adds(log, merge)).sort((a, b) => a.order - b.order);
}

function adds(log: LogIndex, { source, order }: MergeFact): boolean {
  let resolved = false;
  let spam = false;
  for (const { event, order: position } of log.tickets.get(source) ?? []) {
    if (event.type === 'ticket.unmarked_spam') spam = false; // taken back later is as if never marked
    if (position > order) continue;
    if (event.type === 'ticket.resolved' || event.type === 'ticket.closed') resolved = true;
    else if (event.type === 'ticket.reopened') resolved = false;
    else if (event.type === 'ticket.marked_spam') spam = true;
  }
  return !resolved && !spam;
}

/** The facts of a ticket before `order`, with those of the sources that have joined it, in log order. */
export function mergedFacts(log: LogIndex, ticket: string, joined: readonly MergeFact[], order: number): readonly Fact[] {
  const own = log.tickets.get(ticket) ?? [];
  const known = order === Infinity ? own : own.filter((fact) => fact.order < order);
  if (joined.length === 0) return known;
  const facts = new Map(known.map((fact) => [fact.order, fact]));
  const visited = new Set([ticket]);
  const add = (source: string) => {
    if (visited.has(source)) return;
    visited.add(source);
    for (const fact of log.tickets.get(source) ?? []) {
      if (fact.order >= order || !travels.has(fact.event.type)) continue;
      facts.set(fact.order, { ...fact, foreign: true });
      if (fact.event.type === 'ticket.opened') for (const copied of copiedFacts(log, fact.event.messages)) if (!facts.has(copied.order)) facts.set(copied.order, copied);
    }
    for (const merge of mergesInto(log, source)) if (merge.order < order) add(merge.source);
  };
  for (const merge of joined) add(merge.source);
  return [...facts.values()].sort((a, b) => a.order - b.order);
}

/** The messages a split had copied, at the place they have in the original. */
function copiedFacts(log: LogIndex, ids: readonly string[]): Fact[] {
  return ids.flatMap((id) => {
    const event = log.messages.get(id);
    const fact = event && log.tickets.get(event.ticket)?.find((other) => other.event === event);
    return fact ? [{ ...fact, foreign: true }] : [];
  });
}
