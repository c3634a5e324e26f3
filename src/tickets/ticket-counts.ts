import { Injectable } from '@nestjs/common';
import { ticketScope, type AgentContext, type TicketScope } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { Parameters } from './ticket-filter.sql.js';
import { teamViewId } from './ticket-views.js';

/** Broken promises beyond it are shown as `1000+`: counting on would cost without helping anybody. */
const CAP = 1000;

export interface ViewFigures {
  count: number;
  breached: number;
  /** `count` stopped at the cap. */
  capped: boolean;
}
interface Tally {
  team_id: string | null;
  mine: string;
  unassigned: string;
  live: string;
  done: string;
}

/** Figures of the views (RT9): sums over the folded tally; broken promises by a capped read of their partial index. No count over tickets. */
@Injectable()
export class TicketCounts {
  constructor(private readonly rows: ReadRows) {}

  /** By view id: the system views, and `team-<id>` for each team of the agent, or for every team with tickets when he sees all. */
  async countsFor(agent: AgentContext): Promise<Map<string, ViewFigures>> {
    const scope = ticketScope(agent);
    const tallies = await this.tallies(agent.id, scope);
    const teamIds = scope.all ? [...new Set([...agent.teamIds, ...tallies.flatMap((row) => row.team_id ?? [])])] : agent.teamIds;
    const breached = await this.breached(agent.id, teamIds, scope);
    const sum = (column: 'mine' | 'unassigned' | 'live' | 'done') => tallies.reduce((total, row) => total + Number(row[column]), 0);
    const figures = (id: string, count: number): [string, ViewFigures] => [id, { count, breached: breached.get(id) ?? 0, capped: false }];
    const all = breached.get('all-open') ?? 0;
    return new Map<string, ViewFigures>([
      figures('my-open', sum('mine')),
      figures('unassigned', sum('unassigned')),
      figures('all-open', sum('live')),
      ['breached', { count: all, breached: all, capped: all === CAP }],
      ['resolved', { count: sum('done'), breached: 0, capped: false }],
      ...teamIds.map((teamId) => figures(teamViewId(teamId), Number(tallies.find((row) => row.team_id === teamId)?.live ?? 0))),
    ]);
  }

  private tallies(agentId: string, scope: TicketScope): Promise<Tally[]> {
    const parameters = new Parameters();
    const me = parameters.add(agentId, 'bigint');
    return this.rows.all<Tally>(
      `SELECT team_id, coalesce(sum(n) FILTER (WHERE live AND assignee_id = ${me}), 0) AS mine, coalesce(sum(n) FILTER (WHERE live AND assignee_id IS NULL), 0) AS unassigned,
         coalesce(sum(n) FILTER (WHERE live), 0) AS live, coalesce(sum(n) FILTER (WHERE NOT live), 0) AS done
       FROM (SELECT team_id, assignee_id, n, status NOT IN ('resolved', 'closed') AS live FROM ticket_tally WHERE ${inScopeSql(scope, parameters)}) tally GROUP BY team_id`,
      parameters.values,
    );
  }

  private async breached(agentId: string, teamIds: string[], scope: TicketScope): Promise<Map<string, number>> {
    const parameters = new Parameters();
    const [me, teams] = [parameters.add(agentId, 'bigint'), parameters.add(teamIds, 'bigint[]')];
    const where = `live AND sla_state = 'breached' AND ${inScopeSql(scope, parameters)}`;
    const capped = (condition: string) => `(SELECT count(*)::int FROM (SELECT FROM ticket WHERE ${where} AND ${condition} LIMIT ${CAP}) capped)`;
    const rows = await this.rows.all<{ id: string; n: number }>(
      `SELECT 'all-open' AS id, ${capped('true')} AS n UNION ALL SELECT 'my-open', ${capped(`assignee_id = ${me}`)}
       UNION ALL SELECT 'unassigned', ${capped('assignee_id IS NULL')}
       UNION ALL SELECT 'team-' || team, ${capped('team_id = team')} FROM unnest(${teams}) AS team`,
      parameters.values,
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}

const inScopeSql = (scope: TicketScope, parameters: Parameters): string => (scope.all ? 'true' : `scope_team_ids && ${parameters.add(scope.teamIds, 'bigint[]')}`);
