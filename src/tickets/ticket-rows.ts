import { priorityName } from './ticket-priority.js';
import { chipState, type TicketSnapshot, type TicketState } from './ticket-state.js';
import type { TicketRow } from './tickets.contract.js';

/** Columns of a ticket as lists read them: one source for pages, details and realtime. */
export const TICKET_COLUMNS = `id, number, subject, status, priority, channel, inbox_id, customer_id, team_id, assignee_id, scope_team_ids::text[] AS scope_team_ids, tags, locale,
  preview, last_message_by, last_message_at, waiting_since, sort_at, created_at, resolved_at, related_ticket_id, seq, version, due_at, sla_state, sla_metric, sla_soon_at`;

export interface TicketColumns {
  id: string;
  number: string;
  subject: string;
  status: TicketState['status'];
  priority: number;
  channel: TicketState['channel'];
  inbox_id: string | null;
  customer_id: string;
  team_id: string | null;
  assignee_id: string | null;
  scope_team_ids: string[];
  tags: string[];
  locale: string;
  preview: string;
  last_message_by: TicketRow['lastMessageBy'];
  last_message_at: Date;
  waiting_since: Date | null;
  sort_at: Date;
  created_at: Date;
  resolved_at: Date | null;
  related_ticket_id: string | null;
  seq: number;
  version: number;
  due_at: Date | null;
  sla_state: TicketState['slaState'];
  sla_metric: TicketRow['sla']['metric'];
  sla_soon_at: Date | null;
}

export const toState = (ticket: TicketColumns): TicketState => ({
  id: ticket.id,
  number: Number(ticket.number),
  subject: ticket.subject,
  status: ticket.status,
  priority: ticket.priority,
  channel: ticket.channel,
  customerId: ticket.customer_id,
  teamId: ticket.team_id,
  assigneeId: ticket.assignee_id,
  scopeTeamIds: ticket.scope_team_ids,
  tags: ticket.tags,
  waitingSince: ticket.waiting_since,
  dueAt: ticket.due_at,
  slaState: ticket.sla_state,
  slaSoonAt: ticket.sla_soon_at,
  createdAt: ticket.created_at,
  sortAt: ticket.sort_at,
});

export function toRow(ticket: TicketColumns, customerName: string, now: Date): TicketRow {
  const dueAt = isoOrNull(ticket.due_at);
  return {
    id: ticket.id,
    number: Number(ticket.number),
    subject: ticket.subject,
    status: ticket.status,
    priority: priorityName(ticket.priority),
    channel: ticket.channel,
    customer: { id: ticket.customer_id, name: customerName },
    assigneeId: ticket.assignee_id,
    teamId: ticket.team_id,
    tags: ticket.tags,
    dueAt,
    sla: {
      state: chipState({ slaState: ticket.sla_state, slaSoonAt: ticket.sla_soon_at }, now),
      metric: ticket.sla_metric,
      dueAt,
      soonAt: isoOrNull(ticket.sla_soon_at),
    },
    preview: ticket.preview,
    lastMessageAt: ticket.last_message_at.toISOString(),
    lastMessageBy: ticket.last_message_by,
    createdAt: ticket.created_at.toISOString(),
    seq: ticket.seq,
    version: ticket.version,
  };
}

export const toSnapshot = (ticket: TicketColumns, customerName: string, now: Date): TicketSnapshot => ({ state: toState(ticket), row: toRow(ticket, customerName, now) });

export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;
