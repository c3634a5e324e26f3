import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

export type ActorType = 'agent' | 'customer' | 'rule' | 'system';
export interface Actor {
  type: ActorType;
  id: string | null;
}
export interface RequestContext {
  traceId: string;
  actor: Actor;
}

export const systemActor: Actor = { type: 'system', id: null };
const storage = new AsyncLocalStorage<RequestContext>();

/** Who acts and under which trace id; everything awaited inside `work` sees it (log lines, events, problems). */
export function runInContext<T>(context: Partial<RequestContext>, work: () => T): T {
  const outer = currentContext();
  return storage.run({ traceId: context.traceId ?? outer.traceId, actor: context.actor ?? outer.actor }, work);
}

export function currentContext(): RequestContext {
  return storage.getStore() ?? { traceId: newTraceId(), actor: systemActor };
}

/** 128 random bits in hex, the size of a W3C trace id. */
export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}
