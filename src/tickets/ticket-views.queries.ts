import { Injectable } from '@nestjs/common';
import { Teams, type AgentContext } from '../identity/index.js';
import { TicketCounts, type ViewFigures } from './ticket-counts.js';
import { systemViewIds, systemViews, teamViewId } from './ticket-views.js';
import type { View } from './tickets.contract.js';

const NOTHING: ViewFigures = { count: 0, breached: 0, capped: false };

/** The side bar of an agent: the views he has, with their figures. */
@Injectable()
export class TicketViewList {
  constructor(
    private readonly teams: Teams,
    private readonly counts: TicketCounts,
  ) {}

  async list(agent: AgentContext): Promise<View[]> {
    const [teams, figures] = await Promise.all([agent.teamIds.length === 0 ? [] : this.teams.list(), this.counts.countsFor(agent)]);
    const views: Pick<View, 'id' | 'name' | 'kind'>[] = [
      ...systemViewIds.map((id) => ({ id, name: systemViews[id].name, kind: 'system' as const })),
      ...teams.filter(({ id }) => agent.teamIds.includes(id)).map(({ id, name }) => ({ id: teamViewId(id), name, kind: 'team' as const })),
    ];
    return views.map((view) => ({ ...view, ...(figures.get(view.id) ?? NOTHING) }));
  }
}
