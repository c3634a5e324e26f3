import type { TicketPriority, TicketStatus } from './tickets.contract.js';
import type { TicketRecord } from './ticket-record.js';
import { priorityName, priorityRank } from './ticket-priority.js';
import { isLive, transitions } from './ticket-status.js';

export interface TicketChange {
  status?: TicketStatus;
  priority?: TicketPriority;
  assigneeId?: string | null;
  teamId?: string | null;
  tags?: string[];
}

/** What a change amounts to once compared with the ticket: only what really differs. */
export interface ChangeEffects {
  status: { from: TicketStatus; to: TicketStatus; kind: 'move' | 'resolve' | 'reopen' | 'close' } | null;
  assignee: { from: string | null; to: string | null } | null;
  fields: { priority?: { from: TicketPriority; to: TicketPriority }; teamId?: { from: string | null; to: string | null }; tags?: { from: string[]; to: string[] } } | null;
}

/** Decides a change and applies it to `ticket`. Answers null for a status move that the transition table forbids. */
export function applyChange(ticket: TicketRecord, change: TicketChange, now: Date): ChangeEffects | null {
  const effects: ChangeEffects = { status: null, assignee: null, fields: null };
  if (change.status !== undefined && change.status !== ticket.status) {
    if (!transitions[ticket.status].includes(change.status)) return null;
    effects.status = { from: ticket.status, to: change.status, kind: kindOf(ticket.status, change.status) };
    ticket.status = change.status;
    ticket.resolved_at = isLive(change.status) ? null : (ticket.resolved_at ?? now);
    if (effects.status.kind === 'resolve') ticket.resolution_no += 1;
    if (!isLive(change.status)) ticket.waiting_since = null;
  }
  if (change.assigneeId !== undefined && change.assigneeId !== ticket.assignee_id) {
    effects.assignee = { from: ticket.assignee_id, to: change.assigneeId };
    ticket.assignee_id = change.assigneeId;
  }
  const fields: NonNullable<ChangeEffects['fields']> = {};
  if (change.priority !== undefined && priorityRank(change.priority) !== ticket.priority) {
    fields.priority = { from: priorityName(ticket.priority), to: change.priority };
    ticket.priority = priorityRank(change.priority);
  }
  if (change.teamId !== undefined && change.teamId !== ticket.team_id) {
    fields.teamId = { from: ticket.team_id, to: change.teamId };
    ticket.team_id = change.teamId;
    // Handing it to a team brings it into that team's scope; the former ones keep theirs (SECURITY 1.2).
    if (change.teamId && !ticket.scope_team_ids.includes(change.teamId)) {
      ticket.scope_team_ids = [...ticket.scope_team_ids, change.teamId].sort((a, b) => Number(a) - Number(b));
    }
  }
  if (change.tags !== undefined) {
    const tags = [...new Set(change.tags)];
    if (tags.join('\n') !== ticket.tags.join('\n')) {
      fields.tags = { from: ticket.tags, to: tags };
      ticket.tags = tags;
    }
  }
  if (Object.keys(fields).length > 0) effects.fields = fields;
  return effects;
}

function kindOf(from: TicketStatus, to: TicketStatus): 'move' | 'resolve' | 'reopen' | 'close' {
  if (to === 'resolved') return 'resolve';
  if (to === 'closed') return 'close';
  return isLive(from) ? 'move' : 'reopen';
}
