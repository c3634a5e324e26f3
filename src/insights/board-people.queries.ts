import { Injectable } from '@nestjs/common';
import { Agents, Teams, ticketScope, type AgentContext } from '../identity/index.js';
import type { Agent } from '../identity/identity.contract.js';
import { notFound } from '../platform/http/problem.js';
import { AgentsOnline } from './agents-online.port.js';

/** Whose load the board shows: active people of the teams it is about. */
@Injectable()
export class BoardPeople {
  constructor(
    private readonly agents: Agents,
    private readonly teams: Teams,
    private readonly online: AgentsOnline,
  ) {}

  async of(reader: AgentContext, teamId: string | null): Promise<{ agent: Agent; online: boolean }[]> {
    const scope = ticketScope(reader);
    if (teamId !== null && ((!scope.all && !scope.teamIds.includes(teamId)) || !(await this.teams.byId(teamId)))) throw notFound();
    const teamIds = teamId === null ? (scope.all ? null : scope.teamIds) : [teamId];
    const online = new Set(this.online.ids());
    // Administrators and auditors take no tickets; those who do nevertheless belong to a team.
    const shown = (await this.agents.list()).filter((agent) => agent.active && (teamIds ? agent.teamIds.some((id) => teamIds.includes(id)) : answers(agent)));
    return shown.map((agent) => ({ agent, online: online.has(agent.id) }));
  }
}

const answers = (agent: Agent): boolean => agent.role === 'agent' || agent.role === 'supervisor' || agent.teamIds.length > 0;
