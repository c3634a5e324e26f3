import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { BoardMarks } from './board-marks.js';
import { FrameSender } from './frame-sender.js';
import type { PendingWatch } from './pending-watches.js';
import { Rounds } from './rounds.js';
import { TicketSource } from './ticket-source.js';
import { ViewCounts } from './view-counts.js';
import type { WatchGroup } from './watch-groups.js';
import { WatchSettler } from './watch-settler.js';

/** How long a frame waits for its figures: the projection reads the same log and is as a rule a few milliseconds behind. */
const TALLY_TRIES = 6;
const TALLY_STEP_MS = 8;
const OWED_MS = 250;

export interface RoundInput {
  events: RecordedEvent[];
  watches: PendingWatch[];
  to: number;
  /** Nothing else came in meanwhile: there is time to wait for figures. */
  isLast(): boolean;
}
export interface ReadyRound {
  /** Sends all of it at once; answers the watches that must be asked again. */
  emit(): PendingWatch[];
}

/** One round of frames: read, count, then send everything in one go so that all of it ends at one position. */
@Injectable()
export class RoundRunner {
  /** Views whose last figures were older than their rows, and the position the figures must reach. */
  private readonly owed = new Map<WatchGroup, number>();

  constructor(
    private readonly rounds: Rounds,
    private readonly sender: FrameSender,
    private readonly settler: WatchSettler,
    private readonly counts: ViewCounts,
    private readonly tickets: TicketSource,
    private readonly boards: BoardMarks,
  ) {}

  async prepare({ events, watches, to, isLast }: RoundInput): Promise<ReadyRound> {
    const round = await this.rounds.read(events, watches, to);
    const views = this.sender.dirtyViews(round);
    const needed = Math.max(0, ...events.filter(({ name }) => this.tickets.tallies(name)).map(({ position }) => position));
    const replayed = this.settler.replayedViews(round);
    for (const group of this.owed.keys()) if (group.sockets.size === 0) this.owed.delete(group);
    const owed = [...this.owed.keys()].filter((group) => !views.has(group));
    const asked = [...views.keys(), ...owed, ...replayed];
    const tallied = asked.length === 0 ? Infinity : await this.talliedTo(views.size > 0 ? needed : 0, isLast);
    const { counts, fresh } = asked.length === 0 ? { counts: new Map(), fresh: true } : await this.counts.read(asked);
    return {
      emit: () => {
        this.sender.send(round, views, counts);
        for (const group of owed) {
          this.sender.sendCount(group, counts.get(group.key)!);
          if (fresh && tallied >= this.owed.get(group)!) this.owed.delete(group);
        }
        for (const group of views.keys()) {
          if (fresh && tallied >= needed) this.owed.delete(group);
          else this.owed.set(group, Math.max(needed, this.owed.get(group) ?? 0));
        }
        return this.settler.settle(round, counts);
      },
    };
  }

  /** Milliseconds until something that was put off is due; null when nothing was. */
  get laterMs(): number | null {
    const board = this.boards.nextMs;
    if (this.owed.size === 0) return board;
    return Math.min(OWED_MS, board ?? Infinity);
  }

  private async talliedTo(needed: number, isLast: () => boolean): Promise<number> {
    for (let tries = 1; ; tries++) {
      const tallied = await this.tickets.talliedTo();
      if (tallied >= needed || tries === TALLY_TRIES || !isLast()) return tallied;
      await pause(TALLY_STEP_MS);
    }
  }
}
