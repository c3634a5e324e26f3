import { Injectable } from '@nestjs/common';
import { ReadRows } from '../database/read-rows.js';
import { notFound } from '../http/problem.js';
import { SubscriptionRunner } from './subscription-runner.js';

export interface ParkedEventRow {
  id: string;
  subscription: string;
  position: string;
  eventName: string;
  error: string;
  attempts: number;
  parkedAt: Date;
}

/** Events a subscription gave up on, shown to administrators and replayed by them once the cause is mended. */
@Injectable()
export class ParkedEvents {
  constructor(
    private readonly rows: ReadRows,
    private readonly runner: SubscriptionRunner,
  ) {}

  list(): Promise<ParkedEventRow[]> {
    return this.rows.all<ParkedEventRow>(
      `SELECT id, subscription, position, event_name AS "eventName", error, attempts, parked_at AS "parkedAt"
       FROM parked_event ORDER BY id LIMIT 200`,
    );
  }

  /** Throws 404 for an unknown entry; the error of the handler when it fails again (the entry then stays). */
  async replay(id: string): Promise<void> {
    const row = await this.rows.one<{ subscription: string; position: string }>('SELECT subscription, position FROM parked_event WHERE id = $1', [id]);
    if (!row || !(await this.runner.replay(row.subscription, Number(row.position)))) throw notFound();
  }
}
