import { ticketScope, type AgentContext } from '../identity/index.js';
import type { FilterField } from './ticket-filter-fields.contract.js';
import type { Filter, FilterTerm, FilterValue } from './ticket-filter.contract.js';

const term = (field: FilterField, ...values: FilterValue[]): FilterTerm => ({ field, negated: false, values });
const word = (text: string): FilterValue => ({ is: 'word', word: text });
const live = term('is', word('live'));

/** Views every desk has, in the order of the side bar. Lists of done tickets sort by newest, whatever is asked of live ones. */
export const systemViews = {
  'my-open': { name: 'My open', filter: { terms: [live, term('assignee', { is: 'me' })] } },
  unassigned: { name: 'Unassigned', filter: { terms: [live, term('assignee', { is: 'none' })] } },
  'all-open': { name: 'All open', filter: { terms: [live] } },
  breached: { name: 'Breached', filter: { terms: [live, term('sla', word('breached'))] } },
  resolved: { name: 'Resolved', filter: { terms: [term('status', word('resolved'), word('closed'))] } },
} as const satisfies Record<string, { name: string; filter: Filter }>;
export type SystemView = keyof typeof systemViews;
export const systemViewIds = Object.keys(systemViews) as SystemView[];

export const teamViewId = (teamId: string): string => `team-${teamId}`;

/** The filter of a view; null for one that does not exist or is not this agent's, which are told alike (A2). */
export function viewFilter(viewId: string, agent: AgentContext): Filter | null {
  if (Object.hasOwn(systemViews, viewId)) return systemViews[viewId as SystemView].filter;
  const teamId = /^team-([1-9][0-9]{0,17})$/.exec(viewId)?.[1];
  const scope = ticketScope(agent);
  if (teamId === undefined || (!scope.all && !scope.teamIds.includes(teamId))) return null;
  return { terms: [live, term('team', word(teamId))] };
}

/** Both at once, as a list with a view and a filter of its own needs it. */
export const bothFilters = (one: Filter, other: Filter): Filter => ({ terms: [...one.terms, ...other.terms] });
