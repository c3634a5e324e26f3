import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Customers } from '../customers/index.js';
import { ticketScope, type AgentContext, type TicketScope } from '../identity/index.js';
import { Clock } from '../platform/clock.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { notFound } from '../platform/http/problem.js';
import { inScope } from './ticket-access.js';
import { mustParseFilter } from './ticket-filter.problems.js';
import type { Filter } from './ticket-filter.contract.js';
import { TicketList } from './ticket-list.store.js';
import { isoOrNull, TICKET_COLUMNS, toRow, toSnapshot, type TicketColumns } from './ticket-rows.js';
import { TicketMessages, type MessagePageQuery } from './ticket-messages.queries.js';
import { TicketTimeline } from './ticket-timeline.queries.js';
import type { TicketSnapshot } from './ticket-state.js';
import { bothFilters, viewFilter } from './ticket-views.js';
import type { Message, messagePageSchema, Ticket, ticketListQuery, ticketPageSchema, timelinePageSchema } from './tickets.contract.js';

/** Tickets as lists, details and realtime show them, in the reader's scope: foreign and unknown are one 404 (A2). */
@Injectable()
export class TicketQueries {
  constructor(
    private readonly rows: ReadRows,
    private readonly pages: TicketList,
    private readonly customers: Customers,
    private readonly clock: Clock,
    private readonly thread: TicketMessages,
    private readonly history: TicketTimeline,
  ) {}

  /** A page of a view, narrowed by a filter. Throws 404 for a view that is not the agent's, 422 at /filter (CF2) or /cursor. */
  async list(agent: AgentContext, query: z.infer<typeof ticketListQuery>): Promise<z.infer<typeof ticketPageSchema>> {
    const { view, filter, sort, limit, cursor } = query;
    const own = filter === undefined ? everything : mustParseFilter(filter);
    const ofView = view === undefined ? everything : viewFilter(view, agent);
    if (!ofView) throw notFound();
    const { tickets, nextCursor } = await this.pages.page(agent, { filter: bothFilters(ofView, own), sort, limit, cursor });
    const now = this.clock.now();
    const names = await this.customerNames(tickets);
    return { items: tickets.map((ticket) => toRow(ticket, nameOf(names, ticket), now)), nextCursor };
  }

  async byId(agent: AgentContext, id: string): Promise<Ticket> {
    const [ticket] = await this.read([id]);
    if (!ticket || !inScope(ticket.scope_team_ids, ticketScope(agent))) throw notFound();
    const customer = (await this.customers.namesByIds([ticket.customer_id])).get(ticket.customer_id);
    return {
      ...toRow(ticket, customer?.name ?? '', this.clock.now()),
      customer: { id: ticket.customer_id, name: customer?.name ?? '', email: customer?.email ?? null },
      inboxId: ticket.inbox_id,
      language: ticket.locale === 'zh' ? 'zh' : 'en',
      resolvedAt: isoOrNull(ticket.resolved_at),
      relatedTicketId: ticket.related_ticket_id,
    };
  }

  /** Snapshots by id for realtime. Ids that do not exist, or lie outside `scope` (null asks none), are simply absent. */
  async rowsByIds(ids: string[], scope: TicketScope | null): Promise<Map<string, TicketSnapshot>> {
    const found = (await this.read(ids)).filter((ticket) => scope === null || inScope(ticket.scope_team_ids, scope));
    const now = this.clock.now();
    const names = await this.customerNames(found);
    return new Map(found.map((ticket) => [ticket.id, toSnapshot(ticket, nameOf(names, ticket), now)]));
  }

  /** Messages and notes by `seq`, with their files. */
  messages(agent: AgentContext, id: string, query: MessagePageQuery): Promise<z.infer<typeof messagePageSchema>> {
    return this.thread.page(agent, id, query);
  }

  message(agent: AgentContext, ticketId: string, messageId: string): Promise<Message> {
    return this.thread.byId(agent, ticketId, messageId);
  }

  /** What the log tells of the ticket, oldest first. */
  timeline(agent: AgentContext, id: string, query: { limit: number; cursor?: string }): Promise<z.infer<typeof timelinePageSchema>> {
    return this.history.page(agent, id, query);
  }

  private async read(ids: string[]): Promise<TicketColumns[]> {
    return ids.length === 0 ? [] : this.rows.all<TicketColumns>(`SELECT ${TICKET_COLUMNS} FROM ticket WHERE id = ANY($1)`, [ids]);
  }

  private async customerNames(tickets: TicketColumns[]): Promise<Map<string, { name: string }>> {
    return this.customers.namesByIds([...new Set(tickets.map((ticket) => ticket.customer_id))]);
  }
}

const everything: Filter = { terms: [] };
/** An erased customer has no name left. */
const nameOf = (names: Map<string, { name: string }>, ticket: TicketColumns): string => names.get(ticket.customer_id)?.name ?? '';
