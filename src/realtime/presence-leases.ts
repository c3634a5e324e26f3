export type Doing = 'viewing' | 'typing' | 'replying';
export interface PresentAgent {
  id: string;
  name: string;
  doing: Doing;
}
interface Lease {
  ticketId: string;
  agent: { id: string; name: string };
  doing: Doing;
  until: number;
}

/** A console renews each 3 s; one that was killed is gone from the others' screens 5 s later (CT1). */
export const LEASE_MS = 5000;
const WEIGHT: Record<Doing, number> = { viewing: 0, typing: 1, replying: 2 };

/** Who is at which ticket. Leases in memory: no row, no position, nothing to clean up after a crash. */
export class PresenceLeases {
  /** By ticket, then by socket: one agent may have it open twice. */
  private readonly tickets = new Map<string, Map<string, Lease>>();

  /** Takes or renews a lease; answers whether what the others see has changed. */
  hold(socketId: string, ticketId: string, agent: { id: string; name: string }, doing: Doing, now: number): boolean {
    const before = this.seen(ticketId);
    const leases = this.tickets.get(ticketId) ?? new Map<string, Lease>();
    this.tickets.set(ticketId, leases);
    leases.set(socketId, { ticketId, agent, doing, until: now + LEASE_MS });
    return before !== this.seen(ticketId);
  }

  release(socketId: string, ticketId: string): boolean {
    const leases = this.tickets.get(ticketId);
    if (!leases?.delete(socketId)) return false;
    if (leases.size === 0) this.tickets.delete(ticketId);
    return true;
  }

  /** Ends every lease of a socket that is gone; answers the tickets others must be told about. */
  releaseAll(socketId: string): string[] {
    return [...this.tickets.keys()].filter((ticketId) => this.release(socketId, ticketId));
  }

  /** Ends what nobody renewed; answers the tickets others must be told about. */
  expire(now: number): string[] {
    const changed = new Set<string>();
    for (const [ticketId, leases] of this.tickets) {
      for (const [socketId, lease] of leases) if (lease.until <= now && this.release(socketId, ticketId)) changed.add(ticketId);
    }
    return [...changed];
  }

  /** Each agent once, with the most that he does in any of his windows. */
  at(ticketId: string): PresentAgent[] {
    const byAgent = new Map<string, PresentAgent>();
    for (const { agent, doing } of this.tickets.get(ticketId)?.values() ?? []) {
      const known = byAgent.get(agent.id);
      if (!known || WEIGHT[known.doing] < WEIGHT[doing]) byAgent.set(agent.id, { ...agent, doing });
    }
    return [...byAgent.values()];
  }

  private seen(ticketId: string): string {
    return JSON.stringify(this.at(ticketId));
  }
}
