import { Injectable } from '@nestjs/common';
import type { Uow } from '../platform/database/unit-of-work.js';
import { EVENT_COLUMNS, toRecordedEvent, type EventRow, type RecordedEvent } from '../platform/log/recorded-event.js';
import { slaRelevantEvents } from './read-sla-events.js';
import type { Metric } from './sla-policy.js';

/** One clock instance as its row keeps it: what alarms, lists and reports need, no more. */
export interface ClockRow {
  ticketId: string;
  metric: Metric;
  seq: number;
  phase: 'running' | 'paused' | 'ended';
  result: 'pending' | 'met' | 'breached' | 'cancelled' | 'merged';
  startedAt: Date;
  dueAt: Date | null;
  nextAt: Date | null;
  nextKind: 'warning' | 'due' | null;
  breachedAt: Date | null;
  endedAt: Date | null;
  targetSeconds: number | null;
  policyId: string | null;
  teamId: string | null;
}

export interface Firing {
  ticketId: string;
  metric: string;
  seq: number;
  kind: 'breach' | 'warning';
  dueAt: Date;
  threshold: string;
}

const RELEVANT = slaRelevantEvents.map((event) => event.name);
const ROW = `ticket_id AS "ticketId", metric, seq, phase, result, started_at AS "startedAt", due_at AS "dueAt", next_at AS "nextAt", next_kind AS "nextKind",
  breached_at AS "breachedAt", ended_at AS "endedAt", target_seconds::float8 AS "targetSeconds", policy_id AS "policyId", team_id AS "teamId"`;

/** Clock rows, claimed and written in batches; the hot path of firing. */
@Injectable()
export class ClockStore {
  /** Whoever computes a ticket's clocks holds this until his transaction ends: two answers never mix. In id order, so that no two wait for each other. */
  async lock(uow: Uow, ticketIds: string[]): Promise<void> {
    await uow.query(`SELECT pg_advisory_xact_lock(1936482657, hashint8(id)) FROM (SELECT unnest($1::bigint[]) AS id ORDER BY 1) ids`, [ticketIds]);
  }

  /** Every committed fact of these tickets, sequenced or not: a reply already committed is never followed by its breach (T4). */
  async events(uow: Uow, ticketIds: string[]): Promise<Map<string, RecordedEvent[]>> {
    const rows = await uow.query<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE ticket_id = ANY($1) AND name = ANY($2) ORDER BY ticket_id, id`, [ticketIds, RELEVANT]);
    const byTicket = new Map<string, RecordedEvent[]>(ticketIds.map((id) => [id, []]));
    for (const row of rows) byTicket.get(row.ticket_id!)!.push(toRecordedEvent(row));
    return byTicket;
  }

  async rows(uow: Uow, ticketIds: string[]): Promise<Map<string, ClockRow[]>> {
    const rows = await uow.query<ClockRow>(`SELECT ${ROW} FROM sla_clock WHERE ticket_id = ANY($1)`, [ticketIds]);
    const byTicket = new Map<string, ClockRow[]>(ticketIds.map((id) => [id, []]));
    for (const row of rows) byTicket.get(row.ticketId)!.push(row);
    return byTicket;
  }

  /** T2: tickets with a clock that is due to ring, oldest first; rows another process holds are left to it. */
  async claimDue(uow: Uow, now: Date, limit: number): Promise<string[]> {
    const rows = await uow.query<{ ticket_id: string }>(
      'SELECT ticket_id FROM sla_clock WHERE next_at < $1 ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED',
      [now, limit],
    );
    return [...new Set(rows.map((row) => row.ticket_id))];
  }

  async nextDue(uow: Uow, before: Date): Promise<Date | null> {
    const [row] = await uow.query<{ next: Date | null }>('SELECT min(next_at) AS next FROM sla_clock WHERE next_at < $1', [before]);
    return row?.next ?? null;
  }

  async nextInstants(uow: Uow, before: Date): Promise<Date[]> {
    // One instant per ten seconds is enough to know which alarms must exist.
    const rows = await uow.query<{ at: Date }>(
      `SELECT min(next_at) AS at FROM sla_clock WHERE next_at < $1 GROUP BY floor(extract(epoch FROM next_at) / 10)`,
      [before],
    );
    return rows.map((row) => row.at);
  }

  /** Writes the computed rows; instances the fold no longer knows are removed (a corrected fact took their cause away). */
  async write(uow: Uow, position: number, changed: ClockRow[], gone: ClockRow[]): Promise<void> {
    if (changed.length > 0) {
      await uow.query(
        `INSERT INTO sla_clock (ticket_id, metric, seq, phase, result, started_at, due_at, next_at, next_kind, breached_at, ended_at, target_seconds, policy_id, team_id, position)
         SELECT "ticketId", metric, seq, phase, result, "startedAt", "dueAt", "nextAt", "nextKind", "breachedAt", "endedAt", "targetSeconds", "policyId", "teamId", $2
         FROM jsonb_to_recordset($1::jsonb) AS c("ticketId" bigint, metric text, seq int, phase text, result text, "startedAt" timestamptz, "dueAt" timestamptz, "nextAt" timestamptz,
           "nextKind" text, "breachedAt" timestamptz, "endedAt" timestamptz, "targetSeconds" bigint, "policyId" bigint, "teamId" bigint)
         ON CONFLICT (ticket_id, metric, seq) DO UPDATE SET phase = excluded.phase, result = excluded.result, started_at = excluded.started_at, due_at = excluded.due_at,
           next_at = excluded.next_at, next_kind = excluded.next_kind, breached_at = excluded.breached_at, ended_at = excluded.ended_at,
           target_seconds = excluded.target_seconds, policy_id = excluded.policy_id, team_id = excluded.team_id, position = excluded.position, version = sla_clock.version + 1`,
        [JSON.stringify(changed), position],
      );
    }
    if (gone.length > 0) {
      await uow.query(
        `DELETE FROM sla_clock c USING jsonb_to_recordset($1::jsonb) AS g("ticketId" bigint, metric text, seq int) WHERE c.ticket_id = g."ticketId" AND c.metric = g.metric AND c.seq = g.seq`,
        [JSON.stringify(gone)],
      );
    }
  }

  /** T3: answers which of these fire for the first time; the unique key decides between processes. */
  async fireOnce(uow: Uow, firings: Firing[]): Promise<Set<Firing>> {
    if (firings.length === 0) return new Set();
    const rows = await uow.query<{ n: number }>(
      `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS f(n int, "ticketId" bigint, metric text, seq int, kind text, "dueAt" timestamptz, threshold text)),
       won AS (
         INSERT INTO sla_firing (ticket_id, metric, seq, kind, due_at, threshold, detected_at)
         SELECT "ticketId", metric, seq, kind, "dueAt", threshold, $2 FROM given ON CONFLICT DO NOTHING RETURNING ticket_id, metric, seq, kind, due_at, threshold)
       SELECT n FROM given g JOIN won w ON w.ticket_id = g."ticketId" AND w.metric = g.metric AND w.seq = g.seq AND w.kind = g.kind AND w.due_at = g."dueAt" AND w.threshold = g.threshold`,
      [JSON.stringify(firings.map((firing, n) => ({ n, ...firing }))), uow.now],
    );
    return new Set(rows.map((row) => firings[row.n]!));
  }
}
