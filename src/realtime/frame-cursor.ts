import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { changesRow } from './ticket-events.js';

/** RT7: what a returning console is told piece by piece; beyond it a fresh page is cheaper and surely right. */
export const HORIZON_MS = 15 * 60_000;
export const MOST_TICKETS = 500;
/** Events of the horizon that are looked at; the tail keeps as many in memory. */
export const MOST_EVENTS = 5000;

/**
 * The lowest position from which everything up to the newest of `events` can be replayed: as far back as the horizon and
 * 500 tickets reach, and never before `after`, where `events` (ascending, without gaps) begin.
 */
export function resumeFloor(events: RecordedEvent[], after: number, now: Date): number {
  const tickets = new Set<string>();
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i]!;
    if (event.ticketId !== null && changesRow(event.name)) tickets.add(event.ticketId);
    if (tickets.size > MOST_TICKETS || now.getTime() - event.at.getTime() > HORIZON_MS) return event.position;
  }
  return after;
}

/**
 * How a topic is taken up at position `to`: nothing was missed, (since, to] is replayed, or the console fetches anew.
 * A position from the future belongs to another database (a restored backup): nothing can be said about it.
 */
export function takeUp(since: number | undefined, floor: number, to: number): 'fresh' | 'replay' | 'resync' {
  if (since === undefined || since === to) return 'fresh';
  return since > to || since < floor ? 'resync' : 'replay';
}

/** Cuts what one tick handles: up to 500 tickets, the rest waits for the next tick. Answers how many events those are. */
export function sliceLength(events: RecordedEvent[]): number {
  const tickets = new Set<string>();
  for (const [index, event] of events.entries()) {
    if (event.ticketId !== null) tickets.add(event.ticketId);
    if (tickets.size > MOST_TICKETS) return index;
  }
  return events.length;
}
