import { Logger } from '@nestjs/common';
import { ReadRows } from '../database/read-rows.js';
import { UnitOfWork, type Uow } from '../database/unit-of-work.js';
import { runInContext } from '../request-context.js';
import type { LogTail } from './log-tail.js';
import { EVENT_COLUMNS, toRecordedEvent, type EventRow, type RecordedEvent } from './recorded-event.js';
import type { Subscriber, SubscriptionOptions } from './subscription.js';

/** Waits before the 2nd … 5th try of an event that failed; after that it is parked. */
const RETRY_MS = [50, 250, 1000, 3000];
/** Positions without an event for a subscription before its cursor row is moved all the same. */
const STORE_EVERY = 1000;

type Step = 'idle' | 'more' | 'busy';

/** Drives one subscription: batch by batch, and event by event while something fails, so one bad event cannot stall it. */
export class SubscriptionReader {
  private readonly logger: Logger;
  private readonly names: Set<string>;
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;
  private failures = 0;
  /** Where the cursor stands as far as this process knows; it may lag behind the row, never run ahead of it. */
  private seen = -1;
  private stored = 0;
  private readUpTo = 0;

  constructor(
    readonly options: SubscriptionOptions,
    private readonly subscriber: Subscriber,
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: ReadRows,
    private readonly tail: LogTail,
  ) {
    this.names = new Set(options.events.map((event) => event.name));
    this.logger = new Logger(`Subscription ${options.name}`);
  }

  async start(): Promise<void> {
    await this.rows.all(
      `INSERT INTO subscription_cursor (name, position)
       SELECT $1, CASE WHEN $2 THEN 0 ELSE (SELECT position FROM log_head) END ON CONFLICT DO NOTHING`,
      [this.options.name, this.options.from === 'start'],
    );
  }

  wake(): void {
    if (this.closed) return;
    if (this.running) {
      this.again = true;
      return;
    }
    if (!this.hasWork()) return;
    this.running = this.drain().finally(() => {
      this.running = null;
      if (this.again) {
        this.again = false;
        this.wake();
      }
    });
  }

  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  /** Cheap and in memory: most signals bring nothing for most subscriptions. */
  private hasWork(): boolean {
    if (this.seen < 0) return true;
    const newer = this.tail.since(this.seen);
    if (newer === null || newer.some((event) => this.names.has(event.name))) return true;
    this.seen = this.tail.head;
    // Now and then the row follows, so that a restart does not search far back.
    return this.seen - this.stored > STORE_EVERY;
  }

  private async drain(): Promise<void> {
    while (!this.closed) {
      let step: Step;
      try {
        step = await this.step(this.failures > 0 ? 1 : this.options.batch);
        this.failures = 0;
      } catch (error) {
        if (await this.failed(error as Error)) continue;
        return;
      }
      if (step !== 'more') return;
    }
  }

  private async step(limit: number): Promise<Step> {
    const position = await this.cursor();
    const events = await this.read(position, limit);
    const prepared = events.length > 0 ? await this.subscriber.prepare?.(events) : undefined;
    return this.unitOfWork.run(async (uow) => {
      // SKIP LOCKED: another process works on this subscription; it will do what there is to do.
      const [cursor] = await uow.query<{ position: string }>('SELECT position FROM subscription_cursor WHERE name = $1 FOR UPDATE SKIP LOCKED', [this.options.name]);
      if (!cursor) return 'busy';
      if (Number(cursor.position) !== position) return 'more';
      for (const event of events) await this.handle(event, uow, prepared?.get(event.id));
      const full = events.length === limit;
      const next = full ? events[events.length - 1]!.position : Math.max(this.readUpTo, position);
      if (next !== position && (events.length > 0 || next - position > STORE_EVERY)) await this.moveCursor(uow, next);
      uow.afterCommit(() => {
        this.seen = next;
        this.stored = next;
      });
      return full ? 'more' : 'idle';
    });
  }

  private async cursor(): Promise<number> {
    const row = await this.rows.one<{ position: string }>('SELECT position FROM subscription_cursor WHERE name = $1', [this.options.name]);
    return Number(row?.position ?? 0);
  }

  private async read(after: number, limit: number): Promise<RecordedEvent[]> {
    this.readUpTo = this.tail.head;
    const kept = this.tail.since(after);
    if (kept) return kept.filter((event) => this.names.has(event.name)).slice(0, limit);
    const rows = await this.rows.all<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM event WHERE position > $1 AND position <= $2 AND name = ANY($3) ORDER BY position LIMIT $4`,
      [after, this.readUpTo, [...this.names], limit],
    );
    return rows.map(toRecordedEvent);
  }

  private handle(event: RecordedEvent, uow: Uow, prepared: unknown): Promise<void> {
    return runInContext({ traceId: event.traceId, actor: { type: 'system', id: null } }, () => this.subscriber.handle(event, uow, prepared));
  }

  private async moveCursor(uow: Uow, position: number): Promise<void> {
    await uow.query('UPDATE subscription_cursor SET position = $2, updated_at = $3 WHERE name = $1', [this.options.name, position, uow.now]);
  }

  /** Answers whether to go on at once. Backs off, then parks the one event that keeps failing and goes past it. */
  private async failed(error: Error): Promise<boolean> {
    this.failures += 1;
    if (this.failures === 1) return true;
    const [event] = await this.read(await this.cursor(), 1).catch(() => []);
    if (!event) return false;
    this.logger.warn(`event ${event.position} (${event.name}) failed, try ${this.failures - 1}: ${error.message}`);
    const wait = RETRY_MS[this.failures - 2];
    if (wait !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      return true;
    }
    await this.park(event, error);
    this.failures = 0;
    return true;
  }

  private async park(event: RecordedEvent, error: Error): Promise<void> {
    this.logger.error(`event ${event.position} (${event.name}) is parked: ${error.message}`, error.stack);
    await this.unitOfWork.run(async (uow) => {
      await uow.query(
        `INSERT INTO parked_event (subscription, position, event_name, error, attempts) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (subscription, position) DO UPDATE SET error = excluded.error, attempts = parked_event.attempts + excluded.attempts`,
        [this.options.name, event.position, event.name, error.message.slice(0, 2000), RETRY_MS.length + 1],
      );
      await this.moveCursor(uow, event.position);
    });
  }

  /** Handles one parked event again; on success its row is gone, in the same transaction. */
  async replay(position: number): Promise<void> {
    const rows = await this.rows.all<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE position = $1`, [position]);
    const event = rows[0] && toRecordedEvent(rows[0]);
    if (!event) return;
    const prepared = await this.subscriber.prepare?.([event]);
    await this.unitOfWork.run(async (uow) => {
      const gone = await uow.query('DELETE FROM parked_event WHERE subscription = $1 AND position = $2 RETURNING id', [this.options.name, position]);
      if (gone.length > 0) await this.handle(event, uow, prepared?.get(event.id));
    });
  }
}
