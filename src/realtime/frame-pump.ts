import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { LogTail } from '../platform/log/log-tail.js';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { sliceLength } from './frame-cursor.js';
import { KnownTickets } from './known-tickets.js';
import type { PendingWatch } from './pending-watches.js';
import { RoundRunner } from './round-runner.js';
import { SlowSockets } from './slow-sockets.js';
import { WatchGroups } from './watch-groups.js';

/** RT6: at most one round of frames in this time; for very many watchers fewer rounds with more in each. */
const TICK_MS = 50;
const WIDE_TICK_MS = 250;
const WIDE = 5000;
const RETRY_MS = 1000;
/** RT4 */
const POSITION_MS = 5000;
const DRAIN_MS = 250;
/** A node that has not heard the log for so long must not trust what it remembers of rights (A11). */
const DEAF_MS = 3000;

/** Turns the log's new end into frames: at once when idle, else a round each 50 ms; everything of a round ends at one position. */
@Injectable()
export class FramePump implements OnApplicationShutdown {
  private readonly logger = new Logger('Realtime');
  private events: RecordedEvent[] = [];
  private watches: PendingWatch[] = [];
  private position = 0;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private earliest = 0;
  private stops: (() => void)[] = [];

  constructor(
    private readonly tail: LogTail,
    private readonly groups: WatchGroups,
    private readonly known: KnownTickets,
    private readonly runner: RoundRunner,
    private readonly slow: SlowSockets,
  ) {}

  /** Position up to which every frame has been sent. */
  get flushed(): number {
    return this.position;
  }

  start(): void {
    this.position = this.tail.head;
    const positions = setInterval(() => this.sendPosition(), POSITION_MS);
    const drains = setInterval(() => this.slow.release(this.position), DRAIN_MS);
    this.stops = [this.tail.onEvents((events) => this.take(events)), () => clearInterval(positions), () => clearInterval(drains)];
  }

  /** Takes up a console's list with the next round. */
  watch(watch: PendingWatch): void {
    this.groups.holdPosition(watch.socket);
    this.watches.push(watch);
    this.wake();
  }

  private take(events: RecordedEvent[]): void {
    const nobodyListens = this.groups.isEmpty && this.watches.length === 0 && this.events.length === 0 && !this.running;
    if (!nobodyListens) {
      this.events.push(...events);
      return this.wake();
    }
    // Nothing is read for nobody, and what is remembered of tickets would grow old.
    this.known.clear();
    this.position = events[events.length - 1]!.position;
  }

  private wake(ms = 0): void {
    if (this.stops.length === 0 || this.running || (this.timer && ms > 0)) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), Math.max(ms, this.earliest - performance.now()));
  }

  private run(): void {
    this.timer = null;
    this.earliest = performance.now() + (this.groups.widest > WIDE ? WIDE_TICK_MS : TICK_MS);
    this.running = this.round()
      .catch((error: Error) => {
        this.logger.warn(`frames wait: ${error.message}`);
        this.earliest = performance.now() + RETRY_MS;
      })
      .then(() => {
        this.running = null;
        const later = this.runner.laterMs;
        if (this.events.length > 0 || this.watches.some(isReady)) this.wake();
        else if (later !== null) this.wake(later);
      });
  }

  /** Nothing is lost when reading fails: events and watches stay for the next round. */
  private async round(): Promise<void> {
    if (this.tail.staleMs > DEAF_MS) throw new Error('the log has not been heard for 3 s');
    const events = this.events.slice(0, sliceLength(this.events));
    const to = events[events.length - 1]?.position ?? this.position;
    const watches = this.watches.filter(isReady);
    const round = await this.runner.prepare({ events, watches, to, isLast: () => this.events.length === events.length });
    // From here on nothing waits: all that is sent ends at `to`, and so does what was taken up.
    this.events.splice(0, events.length);
    this.watches = this.watches.filter((watch) => !watches.includes(watch));
    this.position = to;
    this.slow.setAside(this.groups.sockets);
    this.watches.push(...round.emit());
  }

  private sendPosition(): void {
    if (this.tail.staleMs <= DEAF_MS) this.groups.sendPosition(this.position);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const stop of this.stops.splice(0)) stop();
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.running;
  }
}

/** While a socket's rights are being asked, only the revision itself goes on. */
const isReady = (watch: PendingWatch): boolean => !watch.socket.suspended || watch.revising;
