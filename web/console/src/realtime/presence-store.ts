import type { PresenceFrame } from './console-link.js';

type Others = PresenceFrame['agents'];

/** Leases last 5 s on the server; one more second here covers the way. A killed tab is gone by then (CT1). */
const leaseMs = 8000;
const nobody: Others = [];
let tickets = new Map<string, { agents: Others; until: number }>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export const presenceStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (ticketId: string): Others => tickets.get(ticketId)?.agents ?? nobody,
  hear(frame: PresenceFrame): void {
    tickets = new Map(tickets).set(frame.ticketId, { agents: frame.agents, until: Date.now() + leaseMs });
    tell();
  },
  forgetOld(): void {
    const now = Date.now();
    const kept = new Map([...tickets].filter(([, { until, agents }]) => until > now && agents.length > 0));
    if (kept.size === tickets.size) return;
    tickets = kept;
    tell();
  },
};
