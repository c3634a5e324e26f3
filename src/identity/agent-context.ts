import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { signInNeeded } from '../platform/http/problem.js';
import type { Role } from './identity.contract.js';
import type { PermissionName } from './permissions.js';

/** Who makes this request, with the rights of this second. */
export interface AgentContext {
  id: string;
  name: string;
  email: string;
  role: Role;
  locale: 'zh-CN' | 'en' | null;
  teamIds: string[];
  permissions: ReadonlySet<PermissionName>;
  /** `session:<id>` or `key:<id>`: what ends when the right is lost. */
  credential: string;
}

/** Which tickets somebody sees: all, or those whose teams meet one of these. */
export type TicketScope = { all: true } | { all: false; teamIds: string[] };

export function ticketScope(agent: AgentContext): TicketScope {
  return agent.role === 'administrator' || agent.role === 'auditor' ? { all: true } : { all: false, teamIds: agent.teamIds };
}

export type RequestWithAgent = FastifyRequest & { agent?: AgentContext };

/** The signed-in agent as a handler's parameter; the guard has put him there. */
export const CurrentAgent = createParamDecorator((_: unknown, context: ExecutionContext): AgentContext => {
  const agent = context.switchToHttp().getRequest<RequestWithAgent>().agent;
  if (!agent) throw signInNeeded();
  return agent;
});
