import { Injectable } from '@nestjs/common';
import { ticketScope, type AgentContext, type TicketScope } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { Parameters } from './ticket-filter.sql.js';
import { teamViewId } from './ticket-views.js';

export interface ViewFigures {
  count: number;
  breached: number;
  /** A view whose count stopped early; those counted by the tally never do. */
  capped: boolean;
}
const SUMS = { mine: 'live AND assignee_id = $me', unassigned: 'live AND assignee_id IS NULL', live: 'live', done: 'NOT live' } as const;
type Column = keyof typeof SUMS;
type Tally = { team_id: string | null } & Record<Column | `${Column}_breached`, string>;

/** Figures of the views (RT9): sums over the folded tally, one short read, however many tickets there are. */
@Injectable()
export class TicketCounts {
  constructor(private readonly rows: ReadRows) {}

  /** By view id: the system views, and `team-<id>` for each team of the agent, or for every team with tickets when he sees all. */
  async countsFor(agent: AgentContext): Promise<Map<string, ViewFigures>> {
    const scope = ticketScope(agent);
    const tallies = await this.tallies(agent.id, scope);
    const teamIds = scope.all ? [...new Set([...agent.teamIds, ...tallies.flatMap((row) => row.team_id ?? [])])] : agent.teamIds;
    const figures = (column: Column, rows = tallies): ViewFigures => ({
      count: rows.reduce((total, row) => total + Number(row[column]), 0),
      breached: column === 'done' ? 0 : rows.reduce((total, row) => total + Number(row[`${column}_breached`]), 0),
      capped: false,
    });
    const { breached } = figures('live');
    return new Map<string, ViewFigures>([
      ['my-open', figures('mine')],
      ['unassigned', figures('unassigned')],
      ['all-open', figures('live')],
      ['breached', { count: breached, breached, capped: false }],
      ['resolved', figures('done')],
      ...teamIds.map((teamId): [string, ViewFigures] => [teamViewId(teamId), figures('live', tallies.filter((row) => row.team_id === teamId))]),
    ]);
  }

  private tallies(agentId: string, scope: TicketScope): Promise<Tally[]> {
    const parameters = new Parameters();
    const me = parameters.add(agentId, 'bigint');
    const sums = Object.entries(SUMS).flatMap(([name, condition]) => {
      const where = condition.replace('$me', me);
      return [`coalesce(sum(n) FILTER (WHERE ${where}), 0) AS ${name}`, `coalesce(sum(n) FILTER (WHERE ${where} AND breached), 0) AS ${name}_breached`];
    });
    return this.rows.all<Tally>(
      `SELECT team_id, ${sums.join(', ')} FROM (
         SELECT team_id, assignee_id, n, breached, status NOT IN ('resolved', 'closed') AS live FROM ticket_tally WHERE ${inScopeSql(scope, parameters)}
       ) tally GROUP BY team_id`,
      parameters.values,
    );
  }
}

const inScopeSql = (scope: TicketScope, parameters: Parameters): string => (scope.all ? 'true' : `scope_team_ids && ${parameters.add(scope.teamIds, 'bigint[]')}`);
