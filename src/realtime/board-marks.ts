import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import type { BoardFrame } from './realtime.contract.js';
import { tilesMovedBy } from './board-tiles.js';
import { TicketSource, type TicketSnapshot } from './ticket-source.js';
import type { WatchGroup } from './watch-groups.js';

/** Each board frame makes its screen ask for the figures: not more often than this. */
const REST_MS = 1000;

/** Collects which tiles moved on which board and lets each board hear of it once a second at most. */
@Injectable()
export class BoardMarks {
  private readonly marks = new Map<WatchGroup, { tiles: Set<string>; restUntil: number }>();

  constructor(private readonly tickets: TicketSource) {}

  mark(group: WatchGroup, events: RecordedEvent[], snapshots: ReadonlyMap<string, TicketSnapshot>): void {
    const tiles = this.moved(group, events, snapshots);
    if (tiles.length === 0) return;
    const mark = this.marks.get(group) ?? { tiles: new Set(), restUntil: 0 };
    for (const tile of tiles) mark.tiles.add(tile);
    this.marks.set(group, mark);
  }

  /** Tiles that events of this board's tickets may have moved. */
  moved({ topic, scope }: Pick<WatchGroup, 'topic' | 'scope'>, events: RecordedEvent[], snapshots: ReadonlyMap<string, TicketSnapshot>): string[] {
    const concerned = events.filter(({ ticketId }) => {
      const state = ticketId === null ? undefined : snapshots.get(ticketId)?.state;
      return state !== undefined && this.tickets.sees(scope, state) && (topic.id === 'all' || state.scopeTeamIds.includes(topic.id));
    });
    return [...new Set(concerned.flatMap(tilesMovedBy))];
  }

  /** Boards that are to be told now. */
  take(to: number): { group: WatchGroup; frame: BoardFrame }[] {
    const now = performance.now();
    const due = [...this.marks].filter(([, mark]) => mark.tiles.size > 0 && mark.restUntil <= now);
    return due.map(([group, mark]) => {
      const changed = [...mark.tiles];
      this.marks.set(group, { tiles: new Set(), restUntil: now + REST_MS });
      return { group, frame: { topic: group.name, from: group.to, to, changed } };
    });
  }

  /** Milliseconds until the next board is due; null when none waits. Boards nobody watches any more are forgotten. */
  get nextMs(): number | null {
    for (const group of this.marks.keys()) if (group.sockets.size === 0) this.marks.delete(group);
    const waiting = [...this.marks.values()].filter((mark) => mark.tiles.size > 0);
    return waiting.length === 0 ? null : Math.max(0, Math.min(...waiting.map((mark) => mark.restUntil)) - performance.now());
  }
}
