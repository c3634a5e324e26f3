import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Clock } from '../clock.js';
import { eventRowsJson, insertEventsSql } from '../log/event-rows.js';
import { LogSignal } from '../log/log-signal.js';
import type { NewEvent } from '../log/recorded-event.js';

/** What a use case holds while it changes things: rows and the events that tell of them commit together or not at all. */
export class Uow {
  private events: NewEvent[] = [];
  private wroteEvents = false;
  private readonly afterCommits: (() => unknown)[] = [];

  constructor(
    private readonly runner: QueryRunner,
    readonly now: Date,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** One statement with bound parameters, inside this transaction; answers its rows (also for RETURNING). */
  async query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const result = await this.runner.query(sql, parameters as never[], true);
    return (result.records ?? []) as Row[];
  }

  /** The same, planned once per connection instead of each time: for the few statements that every message runs. */
  async prepared<Row = Record<string, unknown>>(statement: { name: string; text: string }, parameters: unknown[]): Promise<Row[]> {
    const client = (await this.runner.connect()) as ClientBase;
    return (await client.query({ ...statement, values: parameters })).rows as Row[];
  }

  record<T>(event: NewEvent<T>): void {
    this.events.push(event as NewEvent);
  }

  /** Runs after the commit, never if it failed: signals, alarms, socket emits. */
  afterCommit(effect: () => unknown): void {
    this.afterCommits.push(effect);
  }

  /** Hands the recorded events to a hot store that writes them inside its own single statement. */
  takeEventsJson(): string {
    const json = eventRowsJson(this.events, this.now);
    this.wroteEvents ||= this.events.length > 0;
    this.events = [];
    return json;
  }

  /** Writes what was recorded so far; a use case that reads its own events back calls it early. */
  async flush(): Promise<boolean> {
    if (this.events.length === 0) return false;
    await this.runner.query(insertEventsSql('$1'), [this.takeEventsJson()]);
    return true;
  }

  /** Whether the log grows with this commit: its readers are woken for nothing less. */
  get tells(): boolean {
    return this.wroteEvents;
  }

  async runAfterCommits(): Promise<void> {
    for (const effect of this.afterCommits) await effect();
  }
}

const active = new AsyncLocalStorage<Uow>();

/** The one door to writing. Nested calls join the outer transaction, so use cases compose without knowing it. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signal: LogSignal,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` in one transaction (or in the one already open) and commits its rows and events. */
  async run<T>(work: (uow: Uow) => Promise<T>): Promise<T> {
    const outer = active.getStore();
    if (outer) return work(outer);
    return this.begin(work, true);
  }

  /**
   * For a hot path whose store writes rows and events in one statement: no BEGIN, no COMMIT, one round trip. Inside an
   * open transaction it joins that one instead.
   */
  async runSingle<T>(work: (uow: Uow) => Promise<T>): Promise<T> {
    const outer = active.getStore();
    if (outer) return work(outer);
    return this.begin(work, false);
  }

  private async begin<T>(work: (uow: Uow) => Promise<T>, transaction: boolean): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const uow = new Uow(runner, this.clock.now());
    try {
      await runner.connect();
      if (transaction) await runner.startTransaction();
      const result = await active.run(uow, () => work(uow));
      await uow.flush();
      if (transaction) await runner.commitTransaction();
      if (uow.tells) this.signal.emit('recorded');
      await active.exit(() => uow.runAfterCommits());
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
