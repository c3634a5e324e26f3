import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { z } from 'zod';
import { forbidden, notFound } from '../platform/http/problem.js';
import type { ConsoleSocket } from './console-socket.js';
import { PresenceLeases } from './presence-leases.js';
import type { presenceSchema } from './realtime.contract.js';
import { WatchGroups } from './watch-groups.js';

const EXPIRE_MS = 1000;

/** Who is at which ticket, told to everybody who has it open on this process (CT1). */
@Injectable()
export class PresenceDesk implements OnApplicationShutdown {
  private readonly leases = new PresenceLeases();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly groups: WatchGroups) {}

  start(): void {
    this.timer = setInterval(() => this.tell(this.leases.expire(performance.now())), EXPIRE_MS);
  }

  /** Only at a ticket one has open, and only by those who could answer it (A8). */
  say(socket: ConsoleSocket, { ticketId, doing }: z.infer<typeof presenceSchema>): void {
    if (!socket.agent.permissions.has('ticket.reply')) throw forbidden('ticket.reply');
    if (doing === 'gone') {
      if (this.leases.release(socket.id, ticketId)) this.tell([ticketId]);
      return;
    }
    if (!socket.topics.has(`ticket:${ticketId}`)) throw notFound();
    const { id, name } = socket.agent;
    if (this.leases.hold(socket.id, ticketId, { id, name }, doing, performance.now())) this.tell([ticketId]);
  }

  /** What a console that opens these tickets must know at once. */
  greet(socket: ConsoleSocket, ticketIds: string[]): void {
    for (const ticketId of ticketIds) {
      const agents = this.leases.at(ticketId);
      if (agents.length > 0) socket.io.emit('presence', { ticketId, agents });
    }
  }

  left(socket: ConsoleSocket): void {
    this.tell(this.leases.releaseAll(socket.id));
  }

  private tell(ticketIds: string[]): void {
    for (const ticketId of ticketIds) {
      const rooms = this.groups.named(`ticket:${ticketId}`).map((group) => group.key);
      if (rooms.length > 0) this.groups.namespace?.to(rooms).emit('presence', { ticketId, agents: this.leases.at(ticketId) });
    }
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }
}
