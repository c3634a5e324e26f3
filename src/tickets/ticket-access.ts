import type { TicketScope } from '../identity/index.js';

/** Whether a ticket seen by `scopeTeamIds` is inside somebody's scope. SQL lists ask the same with `&&`. */
export function inScope(scopeTeamIds: string[], scope: TicketScope): boolean {
  return scope.all || scopeTeamIds.some((id) => scope.teamIds.includes(id));
}
