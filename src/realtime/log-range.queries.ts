import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import { LogTail } from '../platform/log/log-tail.js';
import { EVENT_COLUMNS, toRecordedEvent, type EventRow, type RecordedEvent } from '../platform/log/recorded-event.js';
import { MOST_EVENTS } from './frame-cursor.js';

export interface LogRange {
  /** The position the events begin after: `after` itself, or a later one when there were too many. */
  after: number;
  /** Ascending and without gaps. */
  events: RecordedEvent[];
}

/** What a returning console missed: from memory when it was away shortly, else from the log's table. */
@Injectable()
export class LogRangeQueries {
  constructor(
    private readonly rows: ReadRows,
    private readonly tail: LogTail,
  ) {}

  /** The newest events of (after, upTo]. */
  async read(after: number, upTo: number): Promise<LogRange> {
    const remembered = this.tail.since(after);
    if (remembered) return { after, events: remembered.filter((event) => event.position <= upTo) };
    const rows = await this.rows.all<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM event WHERE position > $1 AND position <= $2 ORDER BY position DESC LIMIT ${MOST_EVENTS}`,
      [after, upTo],
    );
    const events = rows.reverse().map(toRecordedEvent);
    return { after: events.length === MOST_EVENTS ? events[0]!.position - 1 : after, events };
  }
}
