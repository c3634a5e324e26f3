import { Injectable } from '@nestjs/common';
import type { ConsoleSocket } from './console-socket.js';
import { WatchGroups } from './watch-groups.js';

/** A console that was told to watch again and did not within this time is cut: its reconnecting does the same. */
const PATIENCE_MS = 10_000;

/** RT8: a socket that cannot keep up is sent nothing until it has drained, then one `resync`; memory per socket is bounded. */
@Injectable()
export class SlowSockets {
  /** Slow sockets, and when they were told to watch again: null while they have not drained. */
  private readonly slow = new Map<ConsoleSocket, number | null>();

  constructor(private readonly groups: WatchGroups) {}

  /** Before frames go out: those that are too far behind get none of them. */
  setAside(sockets: Iterable<ConsoleSocket>): void {
    for (const socket of sockets) {
      if (socket.stale || !socket.isSlow) continue;
      socket.stale = true;
      this.slow.set(socket, null);
      this.groups.mute(socket);
    }
  }

  /** Tells those that have caught up which topics to watch again with their `since`; until then they stay unsent. */
  release(position: number, now = performance.now()): void {
    for (const [socket, toldAt] of this.slow) {
      if (!socket.io.connected || !socket.stale) this.slow.delete(socket);
      else if (toldAt !== null && now - toldAt > PATIENCE_MS) socket.io.conn.close();
      else if (toldAt === null && socket.isDrained) {
        this.slow.set(socket, now);
        socket.io.emit('resync', { position, topics: [...socket.topics.keys()] });
      }
    }
  }
}
