import { Injectable } from '@nestjs/common';
import type { TicketScope } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { priorityName } from './ticket-priority.js';
import type { TicketPriority } from './tickets.contract.js';

/** Beyond it a tile says 1000: the desk is on fire, and the exact number helps nobody. */
const CAP = 1000;
const MOST_BREACHES = 50;
const SOON_MS = 3_600_000;

export interface BreachFigure {
  ticketId: string;
  number: number;
  subject: string;
  metric: string;
  dueAt: Date;
  breached: boolean;
  priority: TicketPriority;
  assigneeId: string | null;
  teamId: string | null;
  version: number;
}
export interface BoardTickets {
  waiting: { count: number; oldest: { ticketId: string; since: Date } | null };
  breachedOpen: { count: number; oldestDueAt: Date | null };
  /** Broken promises by lateness, then those that break within the hour. */
  breaches: BreachFigure[];
  /** Open tickets and the longest unanswered customer of each agent who has any, by agent id. */
  agents: Map<string, { open: number; oldestWaitingSince: Date | null }>;
}

/** What the supervisor's board says of tickets: capped reads of partial indexes and sums of the tally, in the reader's scope (A6). */
@Injectable()
export class BoardFigures {
  constructor(private readonly rows: ReadRows) {}

  /** `teamId` narrows to the tickets a team has in hand; null is everything in scope. */
  async read(scope: TicketScope, teamId: string | null, now: Date): Promise<BoardTickets> {
    const where = new Where(scope, teamId);
    const [waiting, breachedOpen, breaches, open] = await Promise.all([this.waiting(where), this.breachedOpen(where), this.breaches(where, now), this.open(where)]);
    const oldest = waiting[0];
    const agents: BoardTickets['agents'] = new Map(open.map(({ assigneeId, n }) => [assigneeId, { open: Number(n), oldestWaitingSince: null }]));
    for (const { assigneeId, since } of waiting) {
      if (assigneeId === null) continue;
      const agent = agents.get(assigneeId) ?? { open: 0, oldestWaitingSince: null };
      // Rows come oldest first: the first of an agent is his longest.
      agents.set(assigneeId, { ...agent, oldestWaitingSince: agent.oldestWaitingSince ?? since });
    }
    return { waiting: { count: waiting.length, oldest: oldest ? { ticketId: oldest.id, since: oldest.since } : null }, breachedOpen, breaches, agents };
  }

  private waiting(where: Where): Promise<{ id: string; assigneeId: string | null; since: Date }[]> {
    return this.rows.all(
      `SELECT id, assignee_id AS "assigneeId", waiting_since AS since FROM ticket
       WHERE live AND coalesce(waiting_since, 'infinity'::timestamptz) < 'infinity' ${where.sql}
       ORDER BY coalesce(waiting_since, 'infinity'::timestamptz), id LIMIT ${CAP}`,
      where.parameters,
    );
  }

  private async breachedOpen(where: Where): Promise<BoardTickets['breachedOpen']> {
    const row = await this.rows.one<{ count: string; oldest: Date | null }>(
      `SELECT count(*), min(due_at) AS oldest
       FROM (SELECT due_at FROM ticket WHERE live AND sla_state = 'breached' ${where.sql} ORDER BY coalesce(due_at, 'infinity'::timestamptz), id LIMIT ${CAP}) breached`,
      where.parameters,
    );
    return { count: Number(row!.count), oldestDueAt: row!.oldest };
  }

  private async breaches(where: Where, now: Date): Promise<BreachFigure[]> {
    const columns = 'id, number, subject, sla_metric, due_at, sla_state, priority, assignee_id, team_id, version';
    const soon = `$${where.parameters.length + 1}::timestamptz`;
    const rows = await this.rows.all<BreachRow>(
      `SELECT * FROM (SELECT ${columns} FROM ticket WHERE live AND sla_state = 'breached' ${where.sql} ORDER BY coalesce(due_at, 'infinity'::timestamptz), id LIMIT ${MOST_BREACHES}) breached
       UNION ALL
       SELECT * FROM (SELECT ${columns} FROM ticket
         WHERE live AND sla_state = 'running' AND coalesce(due_at, 'infinity'::timestamptz) < ${soon} ${where.sql}
         ORDER BY coalesce(due_at, 'infinity'::timestamptz), id LIMIT ${MOST_BREACHES}) soon`,
      [...where.parameters, new Date(now.getTime() + SOON_MS)],
    );
    return rows.slice(0, MOST_BREACHES).map(toBreach);
  }

  private open(where: Where): Promise<{ assigneeId: string; n: string }[]> {
    return this.rows.all(
      `SELECT assignee_id AS "assigneeId", sum(n) AS n FROM ticket_tally
       WHERE assignee_id IS NOT NULL AND status NOT IN ('resolved', 'closed') ${where.sql} GROUP BY assignee_id HAVING sum(n) > 0 LIMIT ${CAP}`,
      where.parameters,
    );
  }
}

/** Scope and team as SQL: the two tables that are asked name these columns alike. */
class Where {
  readonly parameters: unknown[] = [];
  readonly sql: string;

  constructor(scope: TicketScope, teamId: string | null) {
    const terms: string[] = [];
    if (!scope.all) terms.push(`AND scope_team_ids && $${this.parameters.push(scope.teamIds)}::bigint[]`);
    if (teamId !== null) terms.push(`AND team_id = $${this.parameters.push(teamId)}`);
    this.sql = terms.join(' ');
  }
}

interface BreachRow {
  id: string;
  number: string;
  subject: string;
  sla_metric: string | null;
  due_at: Date;
  sla_state: string;
  priority: number;
  assignee_id: string | null;
  team_id: string | null;
  version: number;
}

const toBreach = (row: BreachRow): BreachFigure => ({
  ticketId: row.id,
  number: Number(row.number),
  subject: row.subject,
  metric: row.sla_metric ?? '',
  dueAt: row.due_at,
  breached: row.sla_state === 'breached',
  priority: priorityName(row.priority),
  assigneeId: row.assignee_id,
  teamId: row.team_id,
  version: row.version,
});
