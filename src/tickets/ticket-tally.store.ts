import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import type { Uow } from '../platform/database/unit-of-work.js';

const KEY = 'scope_team_ids, team_id, assignee_id, status, breached';
const KEY_OF_TICKET = `scope_team_ids, team_id, assignee_id, status, sla_state = 'breached' AS breached`;

/**
 * Compares tickets with what the tally remembers of them and moves the difference. What an event said does not matter,
 * only that something happened: so a doubled, late or replayed event does no harm, and the next one heals the former.
 */
const FOLD = `
  WITH now AS (SELECT id AS ticket_id, ${KEY_OF_TICKET} FROM ticket WHERE id = ANY($1::bigint[])),
  was AS (SELECT ticket_id, ${KEY} FROM ticket_tally_member WHERE ticket_id = ANY($1::bigint[])),
  moved AS (
    SELECT ticket_id FROM now FULL JOIN was USING (ticket_id)
    WHERE (now.scope_team_ids, now.team_id, now.assignee_id, now.status, now.breached) IS DISTINCT FROM (was.scope_team_ids, was.team_id, was.assignee_id, was.status, was.breached)
  ),
  remembered AS (
    INSERT INTO ticket_tally_member (ticket_id, ${KEY}) SELECT ticket_id, ${KEY} FROM now JOIN moved USING (ticket_id)
    ON CONFLICT (ticket_id) DO UPDATE SET (${KEY}) = (excluded.scope_team_ids, excluded.team_id, excluded.assignee_id, excluded.status, excluded.breached)
  ),
  forgotten AS (DELETE FROM ticket_tally_member WHERE ticket_id IN (SELECT ticket_id FROM moved EXCEPT SELECT ticket_id FROM now))
  INSERT INTO ticket_tally AS tally (${KEY}, n)
  SELECT ${KEY}, sum(step) FROM (
    SELECT ${KEY}, 1 AS step FROM now JOIN moved USING (ticket_id) UNION ALL SELECT ${KEY}, -1 FROM was JOIN moved USING (ticket_id)
  ) steps GROUP BY ${KEY} HAVING sum(step) <> 0
  ON CONFLICT (${KEY}) DO UPDATE SET n = tally.n + excluded.n`;

export interface TallyDrift {
  scopeTeamIds: string[];
  teamId: string | null;
  assigneeId: string | null;
  status: string;
  breached: boolean;
  counted: number;
  tallied: number;
}

/** The counters of the views: folded from the log, one row per combination a view may count by. */
@Injectable()
export class TicketTally {
  constructor(private readonly rows: ReadRows) {}

  /** Brings the tally up to the tickets named; a ticket that is gone is taken out. */
  async fold(uow: Uow, ticketIds: string[]): Promise<void> {
    if (ticketIds.length === 0) return;
    // One folder at a time: a replayed event must not write back what it read before another fold.
    await uow.query(`SELECT pg_advisory_xact_lock(hashtext('tickets.tally'))`);
    await uow.query(FOLD, [[...new Set(ticketIds)]]);
  }

  /** Where the tally and a count of the tickets themselves differ: nowhere, once the log is drained. Reads every ticket, so for the nightly check only. */
  async recount(): Promise<TallyDrift[]> {
    return this.rows.all<TallyDrift>(
      `SELECT scope_team_ids::text[] AS "scopeTeamIds", team_id AS "teamId", assignee_id AS "assigneeId", status, breached, sum(counted)::int AS counted, sum(tallied)::int AS tallied
       FROM (SELECT ${KEY_OF_TICKET}, 1 AS counted, 0 AS tallied FROM ticket UNION ALL SELECT ${KEY}, 0, n FROM ticket_tally) both_sides
       GROUP BY ${KEY} HAVING sum(counted) <> sum(tallied)`,
    );
  }
}
