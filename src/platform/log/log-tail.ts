import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ReadRows } from '../database/read-rows.js';
import { LogSignal } from './log-signal.js';
import { EVENT_COLUMNS, toRecordedEvent, type EventRow, type RecordedEvent } from './recorded-event.js';

const BATCH = 1000;
const KEEP = 5000;
const POLL_MS = 1000;

type Listener = (events: RecordedEvent[], head: number) => void;

/**
 * This process's view of the log's newest end: read once, handed to everyone in it (subscriptions, realtime). Starts at
 * the head; what lies before is read from the table by whoever needs it.
 */
@Injectable()
export class LogTail implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('LogTail');
  private readonly listeners = new Set<Listener>();
  private buffer: RecordedEvent[] = [];
  private headPosition = 0;
  private startPosition = 0;
  private reading: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | null = null;
  private off: (() => void) | null = null;
  private readAt = 0;

  constructor(
    private readonly rows: ReadRows,
    private readonly signal: LogSignal,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const row = await this.rows.one<{ position: string }>('SELECT position FROM log_head');
    this.headPosition = this.startPosition = Number(row?.position ?? 0);
    this.readAt = Date.now();
    this.off = this.signal.on('sequenced', () => this.wake());
    this.timer = setInterval(() => this.wake(), POLL_MS);
  }

  /** Position of the newest event this process has read. */
  get head(): number {
    return this.headPosition;
  }

  /** Milliseconds since the log was last read: above 3 s a node must not trust what it remembers of rights (A11). */
  get staleMs(): number {
    return Date.now() - this.readAt;
  }

  onEvents(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Events in (after, head], or null when they are older than what is kept here. */
  since(after: number): RecordedEvent[] | null {
    if (after < this.startPosition) return null;
    return this.buffer.filter((event) => event.position > after);
  }

  /** Reads up to the log's end now; resolves when done. */
  async catchUp(): Promise<number> {
    this.wake();
    while (this.reading) await this.reading;
    return this.headPosition;
  }

  private wake(): void {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = this.read()
      .catch((error: Error) => this.logger.warn(`cannot read the log: ${error.message}`))
      .finally(() => {
        this.reading = null;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async read(): Promise<void> {
    for (;;) {
      const rows = await this.rows.all<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM event WHERE position > $1 ORDER BY position LIMIT ${BATCH}`,
        [this.headPosition],
      );
      this.readAt = Date.now();
      if (rows.length === 0) return;
      const events = rows.map(toRecordedEvent);
      this.headPosition = events[events.length - 1]!.position;
      this.buffer.push(...events);
      if (this.buffer.length > KEEP) {
        const dropped = this.buffer.splice(0, this.buffer.length - KEEP);
        this.startPosition = dropped[dropped.length - 1]!.position;
      }
      for (const listener of this.listeners) listener(events, this.headPosition);
      if (rows.length < BATCH) return;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.off?.();
    if (this.timer) clearInterval(this.timer);
    await this.reading;
  }
}
