import { Injectable } from '@nestjs/common';
import { recipientsOf, toNotice } from './agent-notices.js';
import { BoardMarks } from './board-marks.js';
import type { ConsoleSocket } from './console-socket.js';
import { viewFrame } from './frame-sender.js';
import { KnownTickets } from './known-tickets.js';
import type { PendingWatch } from './pending-watches.js';
import type { PlannedWatch } from './plan-watch.js';
import type { Frame } from './realtime.contract.js';
import type { Round } from './rounds.js';
import { toTicketEvents } from './ticket-events.js';
import { TicketSource, type ViewCount } from './ticket-source.js';
import { isEmpty, viewDelta } from './view-delta.js';
import { WatchGroups, type GroupSpec } from './watch-groups.js';

/** Takes up the watches of a round: replays what was missed, joins, takes lost topics off the screen, answers. */
@Injectable()
export class WatchSettler {
  constructor(
    private readonly groups: WatchGroups,
    private readonly tickets: TicketSource,
    private readonly known: KnownTickets,
    private readonly boards: BoardMarks,
  ) {}

  /** Views whose replay needs figures. */
  replayedViews({ plans }: Round): GroupSpec[] {
    const specs = plans.flatMap(({ topics }) => topics.filter(({ way, spec }) => way === 'replay' && spec.topic.kind === 'view').map(({ spec }) => spec));
    return [...new Map(specs.map((spec) => [spec.key, spec])).values()];
  }

  /** Answers the watches that must be planned anew: the rights of their agent changed while the round was read. */
  settle(round: Round, counts: ReadonlyMap<string, ViewCount>): PendingWatch[] {
    const again: PendingWatch[] = [];
    const ready = round.plans.filter(({ watch, agent }) => {
      const holds = agent === watch.socket.agent && (watch.revising || !watch.socket.suspended);
      if (!holds) again.push(watch);
      return holds;
    });
    this.replay(round, ready, counts);
    for (const plan of ready) this.takeUp(round, plan);
    return again;
  }

  /** Those who come back together share one frame, from where the first of them left: overlaps do no harm (RT3). */
  private replay(round: Round, plans: PlannedWatch[], counts: ReadonlyMap<string, ViewCount>): void {
    const returning = new Map<string, { spec: GroupSpec; sockets: ConsoleSocket[] }>();
    for (const { watch, topics } of plans) {
      if (!isNewest(watch)) continue;
      for (const { spec, way } of topics) {
        if (way !== 'replay') continue;
        const group = returning.get(spec.key) ?? { spec, sockets: [] };
        returning.set(spec.key, group);
        group.sockets.push(watch.socket);
      }
    }
    for (const { spec, sockets } of returning.values()) {
      for (const frame of this.missed(round, spec, counts.get(spec.key) ?? null)) this.groups.sendTo(sockets, frame);
    }
  }

  private missed({ replay, replayChanges, snapshots, to }: Round, spec: GroupSpec, count: ViewCount | null): Frame[] {
    const { events, floor } = replay!;
    const span = { topic: spec.name, from: floor, to };
    if (spec.topic.kind === 'view') {
      const delta = viewDelta(spec.holds!, replayChanges);
      return isEmpty(delta) ? [] : [viewFrame({ name: spec.name, count }, delta, floor, to)];
    }
    if (spec.topic.kind === 'board') {
      const changed = this.boards.moved(spec, events, snapshots);
      return changed.length === 0 ? [] : [{ ...span, changed }];
    }
    if (spec.topic.kind === 'ticket') {
      const own = events.filter(({ ticketId }) => ticketId === spec.topic.id);
      const { row } = snapshots.get(spec.topic.id)!;
      return own.length === 0 ? [] : [{ ...span, events: toTicketEvents(own, row), row }];
    }
    const notices = events.filter((event) => recipientsOf(event).includes(spec.topic.id) && this.mayHear(spec, snapshots.get(event.ticketId ?? '')?.state));
    return notices.length === 0 ? [] : [{ ...span, notices: notices.map(toNotice) }];
  }

  private mayHear = (spec: GroupSpec, state: Parameters<TicketSource['sees']>[1] | undefined): boolean => state !== undefined && this.tickets.sees(spec.scope, state);

  private takeUp(round: Round, { watch, topics, denied }: PlannedWatch): void {
    const { socket } = watch;
    const resync = topics.filter(({ way }) => way === 'resync').map(({ topic }) => topic);
    // An older list that a newer one has overtaken is answered, and changes nothing.
    if (isNewest(watch) && socket.io.connected) {
      if (watch.revising) this.takeOff(round, socket, topics.map(({ spec }) => spec));
      socket.stale = false;
      socket.suspended = false;
      socket.silentSince = null;
      const wanted = new Set(topics.map(({ topic }) => topic));
      for (const topic of [...socket.topics.keys()]) if (!wanted.has(topic)) this.groups.leave(socket, topic);
      for (const { spec } of topics) this.groups.join(socket, spec, round.to);
      this.groups.unmute(socket);
    }
    watch.done({ position: round.to, denied, resync });
  }

  /** RT10: a lost right takes its rows off the screen and closes its topics. Rows this process never sent go by the refetch that `rights` asks for. */
  private takeOff({ to }: Round, socket: ConsoleSocket, kept: GroupSpec[]): void {
    const now = new Map(kept.map((spec) => [spec.name, spec]));
    for (const group of socket.topics.values()) {
      const spec = now.get(group.name);
      if (spec?.key === group.key) continue;
      const from = Math.min(group.to, to - 1);
      if (group.topic.kind === 'ticket' && !spec) socket.io.emit('frame', { topic: group.name, from, to, events: [], row: null });
      if (group.topic.kind !== 'view') continue;
      const rm = this.known.lost(group.holds!, spec?.holds ?? null);
      if (rm.length > 0 || !spec) socket.io.emit('frame', viewFrame({ name: group.name, count: null }, { up: [], rm }, from, to));
    }
  }
}

const isNewest = ({ socket, number, revising }: PendingWatch): boolean => number === (revising ? socket.revisions : socket.watches);
