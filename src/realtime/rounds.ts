import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { recipientsOf } from './agent-notices.js';
import { formerStates } from './former-states.js';
import { resumeFloor } from './frame-cursor.js';
import { KnownTickets } from './known-tickets.js';
import { LogRangeQueries } from './log-range.queries.js';
import { lowestSince, type PendingWatch } from './pending-watches.js';
import { planWatch, type PlannedWatch, type Replay } from './plan-watch.js';
import { byTicket, changesRow } from './ticket-events.js';
import { TicketSource, type TicketSnapshot } from './ticket-source.js';
import { parseTopic, isTicketId } from './topic.js';
import { TopicRights } from './topic-rights.js';
import type { TicketChange } from './view-delta.js';

/** All that one round of frames is made from, read at its beginning. */
export interface Round {
  to: number;
  events: RecordedEvent[];
  snapshots: ReadonlyMap<string, TicketSnapshot>;
  changes: TicketChange[];
  plans: PlannedWatch[];
  replay: Replay | null;
  replayChanges: TicketChange[];
}

/** Reads what a round needs: one query for all tickets its events, replays and watches name, however many consoles look on. */
@Injectable()
export class Rounds {
  constructor(
    private readonly clock: Clock,
    private readonly log: LogRangeQueries,
    private readonly tickets: TicketSource,
    private readonly rights: TopicRights,
    private readonly known: KnownTickets,
  ) {}

  async read(events: RecordedEvent[], watches: PendingWatch[], to: number): Promise<Round> {
    const replay = await this.replayFor(watches, to);
    const snapshots = await this.tickets.rows([...ticketsNamed(events, replay, watches)]);
    const grant = (topic: string, agent: PlannedWatch['agent']) => this.rights.grant(topic, agent, snapshots);
    return {
      to,
      events,
      snapshots,
      changes: changesOf(events, snapshots, (id) => this.known.get(id)),
      plans: watches.map((watch) => planWatch(watch, grant, replay, to)),
      replay,
      // What a returning console holds is not known here: only the events tell what its tickets were.
      replayChanges: changesOf(replay?.events ?? [], snapshots, () => null),
    };
  }

  private async replayFor(watches: PendingWatch[], to: number): Promise<Replay | null> {
    const since = lowestSince(watches);
    if (since === null || since >= to) return null;
    const { after, events } = await this.log.read(since, to);
    const floor = resumeFloor(events, after, this.clock.now());
    return { floor, events: events.filter((event) => event.position > floor) };
  }
}

function changesOf(events: RecordedEvent[], snapshots: ReadonlyMap<string, TicketSnapshot>, known: (id: string) => TicketChange['known']): TicketChange[] {
  return [...byTicket(events.filter(({ name }) => changesRow(name)))].map(([id, own]) => {
    const now = snapshots.get(id) ?? null;
    const before = known(id);
    return { id, now, known: before, former: now ? formerStates(now.state, own, before !== null) : [] };
  });
}

function ticketsNamed(events: RecordedEvent[], replay: Replay | null, watches: PendingWatch[]): Set<string> {
  const named = new Set<string>();
  for (const { ticketId } of events) if (ticketId !== null) named.add(ticketId);
  for (const event of replay?.events ?? []) {
    if (event.ticketId !== null && (changesRow(event.name) || recipientsOf(event).length > 0)) named.add(event.ticketId);
  }
  for (const { topics } of watches) {
    for (const { kind, id } of topics.map(({ topic }) => parseTopic(topic))) if (kind === 'ticket' && isTicketId(id)) named.add(id);
  }
  return named;
}
