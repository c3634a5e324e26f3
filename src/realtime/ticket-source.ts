import { Injectable } from '@nestjs/common';
import { ticketScope, type AgentContext, type TicketScope } from '../identity/index.js';
import { Clock } from '../platform/clock.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { filterPredicate, inScope, TicketCounts, TicketQueries, viewFilter, type TicketSnapshot, type TicketState } from '../tickets/index.js';

export type { TicketSnapshot, TicketState };
export interface ViewCount {
  n: number;
  breached: number;
  capped: boolean;
}
export interface WatchedView {
  /** Views of equal keys hold the same tickets for everybody of one scope. */
  key: string;
  holds(state: TicketState): boolean;
  assigneeId: string | null;
}

/** The one place where realtime touches tickets: rows, views and figures as frames need them. */
@Injectable()
export class TicketSource {
  constructor(
    private readonly clock: Clock,
    private readonly tickets: TicketQueries,
    private readonly figures: TicketCounts,
    private readonly reads: ReadRows,
  ) {}

  /** Tickets as they are now, whoever may see them: rights are asked per group (W2). */
  async rows(ids: string[]): Promise<ReadonlyMap<string, TicketSnapshot>> {
    return ids.length === 0 ? new Map() : this.tickets.rowsByIds(ids, null);
  }

  sees(scope: TicketScope, state: TicketState): boolean {
    return inScope(state.scopeTeamIds, scope);
  }

  /** Null for a view that does not exist or is not this agent's. */
  view(viewId: string, agent: AgentContext): WatchedView | null {
    const filter = viewFilter(viewId, agent);
    if (!filter) return null;
    // Views ask for no days, so the desk's time zone decides nothing here.
    const matches = filterPredicate(filter, { agentId: agent.id, timeZone: 'UTC' });
    const scope = ticketScope(agent);
    const text = JSON.stringify(filter);
    const isPersonal = text.includes('{"is":"me"}');
    return {
      key: isPersonal ? `${text} of ${agent.id}` : text,
      holds: (state) => this.sees(scope, state) && matches(state, this.clock.now()),
      assigneeId: viewId === 'my-open' ? agent.id : null,
    };
  }

  /** Figures of every view of an agent, by view id: sums of the tally (RT9). */
  async counts(agent: AgentContext): Promise<Map<string, ViewCount>> {
    const views = await this.figures.countsFor(agent);
    return new Map([...views].map(([id, { count, breached, capped }]) => [id, { n: count, breached, capped }]));
  }

  /** Whether an event moves the tally. */
  tallies(name: string): boolean {
    return TALLIED.has(name);
  }

  /** Position up to which the tally is folded: its own cursor tells. */
  async talliedTo(): Promise<number> {
    const row = await this.reads.one<{ position: string }>('SELECT position FROM subscription_cursor WHERE name = $1', [TALLY]);
    return Number(row?.position ?? 0);
  }
}

const TALLY = 'tickets.tally';
const TALLIED = new Set(['ticket.opened', 'ticket.status_changed', 'ticket.resolved', 'ticket.reopened', 'ticket.closed', 'ticket.assigned', 'ticket.changed', 'ticket.due_set']);
