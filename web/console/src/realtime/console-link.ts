import { io, type Socket } from 'socket.io-client';
import type { Frame } from '../../../../src/realtime/realtime.contract.js';
import type { Problem } from '../../../../src/platform/http/contract.js';
import { sayWhenSignedOut } from '../api/signed-out.js';
import { judgeFrame } from './judge-frame.js';
import { linkStore, setLinkState } from './link-state.js';
import { measureServerClock } from './server-clock.js';
import { TopicPositions } from './topic-positions.js';

export interface PresenceFrame {
  ticketId: string;
  agents: { id: string; name: string; doing: 'viewing' | 'typing' | 'replying' }[];
}
export type Doing = 'viewing' | 'typing' | 'replying' | 'gone';
type WatchAck = { position: number; denied: string[]; resync: string[] } | { problem: Problem };

export interface LinkEvents {
  frame(frame: Frame): void;
  resync(topics: string[]): void;
  presence(frame: PresenceFrame): void;
  rights(): void;
}

/** `at` comes each 5 s; three of them missing means the line is dead even if the browser has not noticed. */
const silenceMs = 15_000;
const measureMs = 30_000;
const refusedMs = 3000;

/** One socket, one list of watched topics, their positions. Knows nothing of what frames mean. */
export class ConsoleLink {
  private readonly socket: Socket;
  private readonly positions = new TopicPositions();
  private readonly watchers = new Map<string, number>();
  private readonly asked = new Set<string>();
  private heardAt = Date.now();
  private watchSoon: ReturnType<typeof setTimeout> | undefined;
  private readonly timers: ReturnType<typeof setInterval>[] = [];
  private connectAskedAt = 0;
  private ready = false;
  private presence: { ticketId: string; doing: Doing } | null = null;

  constructor(private readonly on: LinkEvents) {
    this.socket = io('/console', {
      path: '/socket.io', transports: ['websocket'], auth: { protocol: 1 }, autoConnect: false,
      reconnectionDelay: 500, reconnectionDelayMax: 10_000, randomizationFactor: 0.5, timeout: 8000,
    });
    this.socket.on('welcome', (welcome: { position: number; serverTime: string }) => this.welcome(welcome));
    this.socket.on('frame', (frame: Frame) => this.hearFrame(frame));
    this.socket.on('at', (at: { position: number }) => this.hearAt(at.position));
    this.socket.on('presence', (frame: PresenceFrame) => this.on.presence(frame));
    this.socket.on('rights', () => this.on.rights());
    this.socket.on('connect_error', (error: Error & { data?: Partial<Problem> }) => {
      this.lost();
      if (error.data?.status === 401) sayWhenSignedOut();
      // Refused at the door is final for Socket.IO; the reason may pass (too many windows, a restart).
      if (!this.socket.active) setTimeout(this.wake, refusedMs);
    });
    this.socket.on('disconnect', (reason) => {
      this.ready = false;
      this.lost();
      // Socket.IO does not come back by itself when it was the server (or our own watchdog) that hung up.
      if (reason === 'io server disconnect') setTimeout(this.wake, 1000);
    });
    this.socket.io.on('reconnect_attempt', () => (this.connectAskedAt = Date.now()));
  }

  open(): void {
    this.connectAskedAt = Date.now();
    this.socket.connect();
    this.timers.push(setInterval(() => this.checkSilence(), 2500), setInterval(() => this.measure(), measureMs));
    window.addEventListener('online', this.wake);
    window.addEventListener('offline', this.hangUp);
    document.addEventListener('visibilitychange', this.wakeWhenSeen);
  }

  close(): void {
    for (const timer of this.timers) clearInterval(timer);
    window.removeEventListener('online', this.wake);
    window.removeEventListener('offline', this.hangUp);
    document.removeEventListener('visibilitychange', this.wakeWhenSeen);
    this.socket.disconnect();
  }

  /** Several parts of the screen may want one topic: it is watched until the last of them lets go. */
  watch(topics: readonly string[]): () => void {
    for (const topic of topics) {
      this.watchers.set(topic, (this.watchers.get(topic) ?? 0) + 1);
      this.positions.begin(topic);
    }
    this.watchLater();
    return () => {
      for (const topic of topics) {
        const left = (this.watchers.get(topic) ?? 1) - 1;
        if (left > 0) this.watchers.set(topic, left);
        else this.watchers.delete(topic);
      }
      this.watchLater();
    };
  }

  sayPresence(ticketId: string, doing: Doing): void {
    this.presence = doing === 'gone' ? null : { ticketId, doing };
    if (this.ready) this.socket.volatile.emit('presence', { ticketId, doing });
  }

  readonly wake = (): void => {
    if (!this.socket.connected) this.socket.disconnect().connect();
  };
  private readonly hangUp = (): void => {
    this.socket.disconnect();
  };
  private readonly wakeWhenSeen = (): void => {
    if (document.visibilityState === 'visible') this.wake();
  };

  private welcome({ position, serverTime }: { position: number; serverTime: string }): void {
    this.heardAt = Date.now();
    measureServerClock(serverTime, this.connectAskedAt || this.heardAt, this.heardAt);
    this.positions.hear(position);
    this.ready = true;
    setLinkState({ is: 'catching-up' });
    this.watchNow();
  }

  private hearFrame(frame: Frame): void {
    this.heardAt = Date.now();
    if (!this.watchers.has(frame.topic)) return;
    const verdict = judgeFrame(this.positions.of(frame.topic), frame);
    if (verdict === 'gap') {
      if (!this.asked.has(frame.topic)) {
        this.asked.add(frame.topic);
        this.watchLater();
      }
      return;
    }
    if (verdict === 'drop') return;
    this.positions.raise(frame.topic, frame.to);
    this.on.frame(frame);
  }

  private hearAt(position: number): void {
    this.heardAt = Date.now();
    this.positions.raiseAll(this.watchers.keys(), position, this.asked);
  }

  private watchLater(): void {
    if (!this.ready || this.watchSoon !== undefined) return;
    this.watchSoon = setTimeout(() => this.watchNow(), 30);
  }

  private watchNow(): void {
    clearTimeout(this.watchSoon);
    this.watchSoon = undefined;
    const topics = [...this.watchers.keys()].slice(0, 90);
    const without = topics.filter((topic) => this.positions.of(topic) === undefined);
    const list = topics.map((topic) => ({ topic, ...(this.positions.of(topic) === undefined ? {} : { since: this.positions.of(topic) }) }));
    this.socket.timeout(8000).emit('watch', { topics: list }, (failure: Error | null, ack?: WatchAck) => {
      if (failure || !ack || 'problem' in ack) return;
      this.heardAt = Date.now();
      this.asked.clear();
      for (const topic of [...ack.resync, ...without]) this.positions.raise(topic, ack.position);
      // A topic without a position was fetched at an unknown moment before: only asking again is safe.
      const again = [...new Set([...ack.resync, ...without])].filter((topic) => this.watchers.has(topic));
      if (again.length > 0) this.on.resync(again);
      this.positions.hear(ack.position);
      // Presence counts only at a watched ticket: what was said on opening it came too early.
      if (this.presence) this.sayPresence(this.presence.ticketId, this.presence.doing);
      const { is } = linkStore.read();
      if (is !== 'live') {
        setLinkState({ is: 'live', latencyMs: null });
        setTimeout(() => this.measure(), 500);
      }
    });
  }

  /** Leaving a ticket nobody is at changes nothing and is answered at once: the cheapest round trip there is. */
  private measure(): void {
    if (!this.ready) return;
    const asked = performance.now();
    this.socket.timeout(5000).emit('presence', { ticketId: '0', doing: 'gone' }, (failure: Error | null) => {
      if (!failure && linkStore.read().is === 'live') setLinkState({ is: 'live', latencyMs: Math.max(1, Math.round(performance.now() - asked)) });
    });
  }

  private checkSilence(): void {
    if (this.socket.connected && Date.now() - this.heardAt > silenceMs) {
      this.socket.disconnect().connect();
      this.heardAt = Date.now();
    }
  }

  private lost(): void {
    if (linkStore.read().is !== 'offline') setLinkState({ is: 'offline', since: Date.now() });
  }
}
