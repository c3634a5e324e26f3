import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { AppConfig } from '../config/app-config.js';
import { LogSignal } from './log-signal.js';

const LEADER_LOCK = 0x6c6f67;
const BATCH = 2000;
/** Safety net when a signal got lost, and how often a follower asks to lead. */
const POLL_MS = 1000;

const STAMP = {
  name: 'sequence-log',
  text: `
    WITH batch AS (
      SELECT id, at, row_number() OVER (ORDER BY id) AS n
      FROM (SELECT id, at FROM event WHERE position IS NULL ORDER BY id LIMIT ${BATCH}) unsequenced
    ), head AS (
      UPDATE log_head SET position = position + (SELECT count(*) FROM batch)
      WHERE EXISTS (SELECT FROM batch)
      RETURNING position - (SELECT count(*) FROM batch) AS base
    )
    UPDATE event SET position = head.base + batch.n
    FROM batch, head
    WHERE event.id = batch.id AND event.at = batch.at`,
};

/**
 * Stamps a dense, gap-free `position` on committed events. Ids of concurrent transactions commit out of order, so
 * "id above the last one seen" would lose events; one leader (session advisory lock) makes one order for all readers.
 */
@Injectable()
export class Sequencer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Sequencer');
  private client: pg.Client | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private off: (() => void) | null = null;

  constructor(
    private readonly config: AppConfig,
    private readonly signal: LogSignal,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.runsWorker) return;
    this.off = this.signal.on('recorded', () => this.wake());
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  private wake(): void {
    if (this.closed) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.work()
      .catch((error: Error) => this.logger.warn(`sequencing paused: ${error.message}`))
      .finally(() => {
        this.running = null;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async work(): Promise<void> {
    const client = this.client ?? (await this.lead());
    if (!client) return;
    for (;;) {
      const { rowCount } = await client.query(STAMP);
      if (!rowCount) return;
      this.signal.emit('sequenced');
      if (rowCount < BATCH) return;
    }
  }

  /** The lock lives in the session that stamps: losing the connection is losing the leadership. */
  private async lead(): Promise<pg.Client | null> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, application_name: 'deskbell-sequencer', keepAlive: true });
    client.on('error', () => {
      this.client = null;
    });
    await client.connect();
    const { rows } = await client.query<{ led: boolean }>('SELECT pg_try_advisory_lock($1) AS led', [LEADER_LOCK]);
    if (!rows[0]?.led || this.closed) {
      await client.end();
      return null;
    }
    this.client = client;
    return client;
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    this.off?.();
    if (this.timer) clearInterval(this.timer);
    await this.running;
    await this.client?.end().catch(() => undefined);
  }
}
