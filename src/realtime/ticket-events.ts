import type { RecordedEvent } from '../platform/log/recorded-event.js';
import type { TicketFrame } from './realtime.contract.js';

/** Events after which a ticket's row may read differently. Clocks and surveys change it through `ticket.*` events of their own. */
export const changesRow = (name: string): boolean => /^(ticket|message|note)\./.test(name);

/** Ids of a payload and nothing else: no text, no address leaves by a frame, the screen fetches what it may read (W3). */
function idsOf(payload: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload as Record<string, unknown>).filter(([key]) => /(^id|Ids?)$/.test(key)));
}

/** What a watcher of the ticket is told of its events; `version` and `seq` are the row's after all of them. */
export function toTicketEvents(events: RecordedEvent[], row: { version: number; seq: number }): TicketFrame['events'] {
  return events.map((event) => {
    const { seq } = event.payload as { seq?: unknown };
    return { name: event.name, ids: idsOf(event.payload), version: row.version, seq: changesRow(event.name) && typeof seq === 'number' ? seq : row.seq };
  });
}

/** Groups events by ticket, each ticket's in order; what belongs to no ticket is left out. */
export function byTicket(events: Iterable<RecordedEvent>): Map<string, RecordedEvent[]> {
  const grouped = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    if (event.ticketId === null) continue;
    const list = grouped.get(event.ticketId);
    if (list) list.push(event);
    else grouped.set(event.ticketId, [event]);
  }
  return grouped;
}
