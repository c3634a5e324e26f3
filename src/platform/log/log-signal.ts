import { EventEmitter } from 'node:events';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { AppConfig } from '../config/app-config.js';

const CHANNEL = 'deskbell_log';

/**
 * Wakes the sequencer ("recorded") and the readers ("sequenced"), in this process at once and in others by NOTIFY.
 * NOTIFY runs as its own statement after the commit and at most every 20 ms: inside a writing transaction it takes a
 * lock that serialises every commit of the database. A lost signal costs one poll interval, never an event.
 */
@Injectable()
export class LogSignal implements OnModuleInit, OnApplicationShutdown {
  private readonly emitter = new EventEmitter().setMaxListeners(100);
  private readonly logger = new Logger('LogSignal');
  private listener: pg.Client | null = null;
  private pending = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly config: AppConfig) {}

  async onModuleInit(): Promise<void> {
    // One process that does everything has nobody else to tell or to hear from.
    if (this.config.env.ROLE !== 'all') await this.listen();
  }

  private async listen(): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client({ connectionString: this.config.databaseUrl, application_name: 'deskbell-log-signal', keepAlive: true });
    client.on('notification', (message) => this.emitter.emit(message.payload ?? ''));
    client.on('error', (error) => {
      this.logger.warn(`listener lost: ${error.message}`);
      this.listener = null;
      setTimeout(() => this.listen().catch(() => undefined), 1000).unref();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.listener = client;
    } catch (error) {
      this.logger.warn(`cannot listen: ${(error as Error).message}`);
      setTimeout(() => this.listen().catch(() => undefined), 1000).unref();
    }
  }

  on(kind: 'recorded' | 'sequenced', handler: () => void): () => void {
    this.emitter.on(kind, handler);
    return () => this.emitter.off(kind, handler);
  }

  emit(kind: 'recorded' | 'sequenced'): void {
    this.emitter.emit(kind);
    if (!this.listener) return;
    this.pending.add(kind);
    this.timer ??= setTimeout(() => this.notify(), 20);
  }

  private notify(): void {
    this.timer = null;
    const kinds = [...this.pending];
    this.pending.clear();
    for (const kind of kinds) this.listener?.query('SELECT pg_notify($1, $2)', [CHANNEL, kind]).catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.listener?.end().catch(() => undefined);
  }
}
