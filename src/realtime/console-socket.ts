import type { Socket } from 'socket.io';
import type { AgentContext } from '../identity/index.js';
import type { WatchGroup } from './watch-groups.js';

/** RT8: unsent beyond this, a socket is too slow for frames and gets one `resync` when it has caught up. */
const MOST_PACKETS = 64;
const MOST_BYTES = 256 * 1024;

/** What a handshake brought to prove who it is; asked again when rights change. */
export interface Credentials {
  cookieHeader: string | undefined;
  authorization: string | undefined;
}

/** One console window: whose it is, what it looks at, and whether it may be sent frames right now. */
export class ConsoleSocket {
  /** Topic → the group it shares frames with. */
  readonly topics = new Map<string, WatchGroup>();
  /** Frames were dropped: it is in no room until it watches again. */
  stale = false;
  /** Its rights are being asked: nothing is sent until they are known. */
  suspended = false;
  /** Number of the newest asking for its rights; what an older one found out is worth nothing. */
  revisions = 0;
  /** Position up to which it had everything when it was suspended. */
  silentSince: number | null = null;
  /** Number of its newest `watch`; an older one still under way is answered but changes nothing. */
  watches = 0;

  constructor(
    readonly io: Socket,
    public agent: AgentContext,
    readonly credentials: Credentials,
  ) {}

  get id(): string {
    return this.io.id;
  }

  get hears(): boolean {
    return !this.stale && !this.suspended;
  }

  get isSlow(): boolean {
    const { packets, bytes } = this.unsent();
    return packets > MOST_PACKETS || bytes > MOST_BYTES;
  }

  get isDrained(): boolean {
    const { packets, bytes } = this.unsent();
    return packets === 0 && bytes === 0;
  }

  // The engine keeps what it could not hand to the system yet; its types hide the field, its documentation names it.
  private unsent(): { packets: number; bytes: number } {
    const conn = this.io.conn as unknown as { writeBuffer: { data?: string | Buffer }[]; transport: { socket?: { bufferedAmount: number } } };
    const waiting = conn.writeBuffer.reduce((bytes, packet) => bytes + (packet.data?.length ?? 0), 0);
    return { packets: conn.writeBuffer.length, bytes: waiting + (conn.transport.socket?.bufferedAmount ?? 0) };
  }
}
