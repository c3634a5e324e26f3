import type { TicketSnapshot, TicketState } from './ticket-source.js';

/** About 300 bytes each. */
const MOST = 20_000;

/** How tickets stood when their rows were last sent: tells what left a view and what is no news. The oldest are forgotten. */
export class KnownTickets {
  private readonly tickets = new Map<string, { state: TicketState; version: number }>();

  get(id: string): { state: TicketState; version: number } | null {
    return this.tickets.get(id) ?? null;
  }

  set(id: string, now: TicketSnapshot | null): void {
    this.tickets.delete(id);
    if (now) this.tickets.set(id, { state: now.state, version: now.row.version });
    if (this.tickets.size > MOST) this.tickets.delete(this.tickets.keys().next().value!);
  }

  /** While nobody listens nothing is read, so what is remembered would grow old. */
  clear(): void {
    this.tickets.clear();
  }

  /** Ids in one view and not in another (null: in none): what a lost right takes off a screen. */
  lost(from: (state: TicketState) => boolean, to: ((state: TicketState) => boolean) | null): string[] {
    return [...this.tickets].flatMap(([id, { state }]) => (from(state) && !to?.(state) ? id : []));
  }
}
