import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { runInContext } from '../platform/request-context.js';
import type { RequestWithAgent } from './agent-context.js';

/**
 * Makes the signed-in agent the actor of every event his request records. An interceptor, since a guard cannot wrap what
 * comes after it and a context it entered would end with it.
 */
@Injectable()
export class ActingAgentInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const agent = context.getType() === 'http' ? context.switchToHttp().getRequest<RequestWithAgent>().agent : undefined;
    if (!agent) return next.handle();
    return new Observable((subscriber) => runInContext({ actor: { type: 'agent', id: agent.id } }, () => next.handle().subscribe(subscriber)));
  }
}
