import type { SlaEvent } from '../sla-event.js';
import type { Fact } from './ticket-state.js';

/** What later facts say about earlier ones, as far as it is known at the end of a history. */
export interface KnownHistory {
  /** S16: messages that bounced for good count as never sent. */
  unsent: ReadonlySet<string>;
  /** S16, Q7: resolves that a reopen by `delivery_failed` took back. */
  undone: ReadonlySet<SlaEvent>;
  /** S24: spam marks that were taken back. */
  restored: ReadonlySet<SlaEvent>;
  /** Received and sent messages by id, of all tickets. */
  messages: ReadonlyMap<string, SlaEvent>;
}

/** Reads the corrections within one ticket's own facts. */
export function readCorrections(facts: readonly Fact[]): Pick<KnownHistory, 'undone' | 'restored'> {
  const undone = new Set<SlaEvent>();
  const restored = new Set<SlaEvent>();
  let resolve: SlaEvent | null = null;
  let mark: SlaEvent | null = null;
  for (const { event, foreign } of facts) {
    if (foreign) continue;
    if (event.type === 'ticket.resolved' || event.type === 'ticket.closed') resolve ??= event;
    else if (event.type === 'ticket.reopened') {
      if (resolve && event.cause === 'delivery_failed') undone.add(resolve);
      resolve = null;
    } else if (event.type === 'ticket.marked_spam') mark ??= event;
    else if (event.type === 'ticket.unmarked_spam') {
      if (mark) restored.add(mark);
      mark = null;
    }
  }
  return { undone, restored };
}
