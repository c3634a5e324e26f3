import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AgentContext } from '../identity/index.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { invalid } from '../platform/http/problem.js';
import { EventHistory, type HistoryEvent } from '../platform/log/event-history.js';
import { VisibleTickets } from './ticket-visible.queries.js';
import type { timelineEntrySchema, timelinePageSchema } from './tickets.contract.js';

/** Names that turn chips and tell nobody anything: the clock's own events say why. */
const HIDDEN = ['ticket.due_set'];

/** The history of a ticket the agent may see, as the log tells it. */
@Injectable()
export class TicketTimeline {
  constructor(
    private readonly history: EventHistory,
    private readonly visible: VisibleTickets,
  ) {}

  async page(agent: AgentContext, ticketId: string, { limit, cursor }: { limit: number; cursor?: string }): Promise<z.infer<typeof timelinePageSchema>> {
    await this.visible.mustSee(agent, ticketId);
    const found = await this.history.eventsOf(ticketId, cursor === undefined ? null : eventIdOf(cursor), limit + 1, HIDDEN);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return { items: page.map(toEntry), nextCursor: found.length > limit && last ? encodeCursor([last.id]) : null };
  }
}

function eventIdOf(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id === 'string' && /^[0-9]{1,18}$/.test(id)) return id;
  throw invalid([{ pointer: '/cursor', detail: 'is not a cursor of this list' }]);
}

const toEntry = (event: HistoryEvent): z.infer<typeof timelineEntrySchema> => ({
  id: event.id,
  position: event.position === null ? null : Number(event.position),
  at: event.at.toISOString(),
  name: event.name,
  actor: { type: event.actor_type, id: event.actor_id },
  payload: event.payload as Record<string, unknown>,
});
