import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppConfig } from '../platform/config/app-config.js';
import { PERMISSION, PUBLIC } from '../platform/http/permission.js';
import { crossSite, forbidden, signInNeeded } from '../platform/http/problem.js';
import type { AgentContext, RequestWithAgent } from './agent-context.js';
import { isPermission } from './permissions.js';
import { isSameOrigin, SAME_ORIGIN, type OriginHeaders } from './same-origin.js';
import { AuthenticateRequest } from './use-cases/authenticate-request.js';

/** At every HTTP door: who is it, may he, and did the request come from our own pages. Denies what declares nothing (A1). */
@Injectable()
export class PermissionGuard implements CanActivate {
  private readonly ownOrigin: string;

  constructor(
    private readonly reflector: Reflector,
    private readonly authenticate: AuthenticateRequest,
    config: AppConfig,
  ) {
    this.ownOrigin = new URL(config.baseUrl).origin;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets authenticate at the handshake and ask for rights at each join and emit (W1, W2).
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<RequestWithAgent>();
    const needed = this.metadata<string>(context, PERMISSION);
    const agent = await this.identify(request, needed === PUBLIC);
    const browserMayBeTricked = agent?.credential.startsWith('session:') || this.metadata<boolean>(context, SAME_ORIGIN);
    if (browserMayBeTricked && !isSameOrigin(request.method, request.headers as OriginHeaders, this.ownOrigin)) throw crossSite();
    return needed === PUBLIC || this.mayPass(agent, needed);
  }

  /** A public route (health above all) answers even when nobody can be identified because the database is away. */
  private async identify(request: RequestWithAgent, isPublic: boolean): Promise<AgentContext | null> {
    const asked = this.authenticate.execute({ cookieHeader: request.headers.cookie, authorization: request.headers.authorization });
    const agent = await (isPublic ? asked.catch(() => null) : asked);
    if (agent) request.agent = agent;
    return agent;
  }

  private mayPass(agent: AgentContext | null, needed: string | undefined): boolean {
    if (!agent) throw signInNeeded();
    if (needed === undefined || !isPermission(needed) || !agent.permissions.has(needed)) throw forbidden(needed ?? 'of an undeclared route');
    return true;
  }

  private metadata<T>(context: ExecutionContext, key: symbol): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }
}
