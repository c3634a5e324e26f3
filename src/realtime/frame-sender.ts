import { Injectable } from '@nestjs/common';
import { recipientsOf, toNotice } from './agent-notices.js';
import { BoardMarks } from './board-marks.js';
import { KnownTickets } from './known-tickets.js';
import type { Round } from './rounds.js';
import { byTicket, toTicketEvents } from './ticket-events.js';
import { TicketSource, type ViewCount } from './ticket-source.js';
import { assigneesOf, isEmpty, viewDelta, type TicketChange, type ViewDelta } from './view-delta.js';
import { WatchGroups, type WatchGroup } from './watch-groups.js';

/** Sends one round to those who watch already: every frame made once for all who may have the same bytes. */
@Injectable()
export class FrameSender {
  constructor(
    private readonly groups: WatchGroups,
    private readonly tickets: TicketSource,
    private readonly known: KnownTickets,
    private readonly boards: BoardMarks,
  ) {}

  /** Views that something happened to. A view of one agent's tickets is asked only about tickets he has or had. */
  dirtyViews({ changes }: Round): Map<WatchGroup, ViewDelta> {
    const dirty = new Map<WatchGroup, ViewDelta>();
    if (changes.length === 0) return dirty;
    const byAssignee = new Map<string, TicketChange[]>();
    for (const change of changes) for (const id of assigneesOf(change)) byAssignee.set(id, [...(byAssignee.get(id) ?? []), change]);
    for (const group of this.groups.of('view')) {
      const concerned = group.assigneeId === null ? changes : byAssignee.get(group.assigneeId);
      if (!concerned) continue;
      const delta = viewDelta(group.holds!, concerned);
      if (!isEmpty(delta)) dirty.set(group, delta);
    }
    return dirty;
  }

  send(round: Round, views: Map<WatchGroup, ViewDelta>, counts: ReadonlyMap<string, ViewCount>): void {
    for (const [group, delta] of views) {
      group.count = counts.get(group.key) ?? group.count;
      this.groups.send(group, viewFrame(group, delta, group.to, round.to));
    }
    this.sendTickets(round);
    this.sendNotices(round);
    for (const group of this.groups.of('board')) this.boards.mark(group, round.events, round.snapshots);
    for (const { group, frame } of this.boards.take(round.to)) this.groups.send(group, frame);
    for (const { id, now } of round.changes) this.known.set(id, now);
  }

  /** New figures of a view without any event of its own: the projection they are summed from was behind the last frame. */
  sendCount(group: WatchGroup, count: ViewCount): void {
    if (JSON.stringify(group.count) === JSON.stringify(count)) return;
    group.count = count;
    this.groups.send(group, viewFrame(group, { up: [], rm: [] }, group.to, group.to));
  }

  private sendTickets({ events, snapshots, to }: Round): void {
    for (const [id, own] of byTicket(events)) {
      const now = snapshots.get(id);
      for (const group of this.groups.named(`ticket:${id}`)) {
        const span = { topic: group.name, from: group.to, to };
        if (now && this.tickets.sees(group.scope, now.state)) {
          this.groups.send(group, { ...span, events: toTicketEvents(own, now.row), row: now.row });
        } else {
          // Gone, or out of these watchers' sight: the last frame says no more than that.
          this.groups.send(group, { ...span, events: [], row: null });
          for (const socket of [...group.sockets]) this.groups.leave(socket, group.name);
        }
      }
    }
  }

  private sendNotices({ events, snapshots, to }: Round): void {
    for (const event of events) {
      const state = event.ticketId === null ? undefined : snapshots.get(event.ticketId)?.state;
      for (const group of recipientsOf(event).flatMap((id) => this.groups.named(`agent:${id}`))) {
        if (!state || !this.tickets.sees(group.scope, state)) continue;
        this.groups.send(group, { topic: group.name, from: Math.min(group.to, event.position - 1), to: event.position, notices: [toNotice(event)] });
      }
    }
    for (const group of this.groups.of('agent')) group.to = to;
  }
}

const NO_COUNT: ViewCount = { n: 0, breached: 0, capped: false };

export const viewFrame = (group: Pick<WatchGroup, 'name' | 'count'>, delta: ViewDelta, from: number, to: number) => ({
  topic: group.name, from, to, ...delta, ...(group.count ?? NO_COUNT),
});
