/** What the pill of the status bar shows (RT13). */
export type LinkState =
  | { is: 'connecting' }
  | { is: 'live'; latencyMs: number | null }
  | { is: 'catching-up' }
  | { is: 'offline'; since: number };

let state: LinkState = { is: 'connecting' };
const listeners = new Set<() => void>();

export function setLinkState(next: LinkState): void {
  // Once lost, "since" stays the moment of the loss, however often a retry fails.
  if (next.is === 'offline' && state.is === 'offline') return;
  state = next;
  for (const listener of listeners) listener();
}

export const linkStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): LinkState => state,
};
