import { Injectable } from '@nestjs/common';
import { ReadRows } from '../database/read-rows.js';
import { EVENT_COLUMNS, type EventRow } from './recorded-event.js';

/** An event as a history shows it; without a position while the sequencer has not come by. */
export type HistoryEvent = Omit<EventRow, 'position'> & { position: string | null };

/** What the log tells of one ticket, oldest first. Asks no rights: its callers have asked them. */
@Injectable()
export class EventHistory {
  constructor(private readonly rows: ReadRows) {}

  /** Events after the event `after` (an id; null from the first), without the names that only machines need. */
  eventsOf(ticketId: string, after: string | null, limit: number, hidden: readonly string[] = []): Promise<HistoryEvent[]> {
    return this.rows.all<HistoryEvent>(
      `SELECT ${EVENT_COLUMNS} FROM event WHERE ticket_id = $1 AND id > $2 AND name <> ALL($3) ORDER BY id LIMIT $4`,
      [ticketId, after ?? 0, hidden, limit],
    );
  }
}
