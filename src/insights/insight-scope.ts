import { ticketScope, type AgentContext } from '../identity/index.js';

/** The teams whose figures somebody may add up: null for all of them (A6: totals equal that reader's own recount). */
export function teamsOf(agent: AgentContext): string[] | null {
  const scope = ticketScope(agent);
  return scope.all ? null : scope.teamIds;
}
