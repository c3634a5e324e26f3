import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import { metrics } from './sla-policy.js';

export interface MetricReport {
  metric: string;
  met: number;
  breached: number;
  running: number;
  cancelled: number;
}

/** S30: instances by their due date in the period, each counted once; a breached one stays breached however it ended. */
@Injectable()
export class SlaQueries {
  constructor(private readonly rows: ReadRows) {}

  /** `teamIds`: only tickets that are now with these teams (A6); null: everybody's. */
  async report(from: Date, to: Date, teamIds: string[] | null): Promise<MetricReport[]> {
    const rows = await this.rows.all<{ metric: string; met: string; breached: string; running: string; cancelled: string }>(
      `SELECT metric, count(*) FILTER (WHERE result = 'met') AS met, count(*) FILTER (WHERE result = 'breached') AS breached,
         count(*) FILTER (WHERE result = 'pending') AS running, count(*) FILTER (WHERE result = 'cancelled') AS cancelled
       FROM sla_clock WHERE due_at >= $1 AND due_at < $2 AND ($3::bigint[] IS NULL OR team_id = ANY($3)) GROUP BY metric`,
      [from, to, teamIds],
    );
    const byMetric = new Map(rows.map((row) => [row.metric, row]));
    return metrics.map((metric) => {
      const row = byMetric.get(metric);
      return { metric, met: Number(row?.met ?? 0), breached: Number(row?.breached ?? 0), running: Number(row?.running ?? 0), cancelled: Number(row?.cancelled ?? 0) };
    });
  }
}
