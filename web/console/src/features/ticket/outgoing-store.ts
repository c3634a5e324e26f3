import { useSyncExternalStore } from 'react';
import type { ApiProblem } from '../../api/problem.js';
import type { WriteMode } from './draft-key.js';

/** A message on its way, or one that did not get there. It lives until the server's own copy with its client id is here. */
export interface Outgoing {
  clientId: string;
  ticketId: string;
  mode: WriteMode;
  text: string;
  at: string;
  failed: ApiProblem | null;
}

let outgoing: readonly Outgoing[] = [];
const listeners = new Set<() => void>();

function put(next: readonly Outgoing[]): void {
  outgoing = next;
  for (const listener of listeners) listener();
}

export const outgoingStore = {
  add: (item: Outgoing): void => put([...outgoing.filter((each) => each.clientId !== item.clientId), item]),
  fail: (clientId: string, problem: ApiProblem): void => put(outgoing.map((each) => (each.clientId === clientId ? { ...each, failed: problem } : each))),
  remove: (clientId: string): void => put(outgoing.filter((each) => each.clientId !== clientId)),
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOutgoing(ticketId: string): readonly Outgoing[] {
  return useSyncExternalStore(subscribe, () => outgoing).filter((each) => each.ticketId === ticketId);
}
