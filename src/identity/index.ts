export { CurrentAgent, mustHold, ticketScope, type AgentContext, type RequestWithAgent, type TicketScope } from './agent-context.js';
export { isPermission, permissionsOf, type PermissionName } from './permissions.js';
