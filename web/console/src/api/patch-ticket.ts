import type { Ticket, TicketPriority, TicketStatus } from '../../../../src/tickets/tickets.contract.js';
import { fetchJson } from './fetch-json.js';

export interface TicketChange {
  status?: TicketStatus;
  priority?: TicketPriority;
  assigneeId?: string | null;
  teamId?: string | null;
  tags?: string[];
}

/** `version` is what the writer saw: the server answers 412 when somebody changed the ticket since. */
export const patchTicket = (id: string, version: number, change: TicketChange): Promise<Ticket> =>
  fetchJson<Ticket>(`/tickets/${id}`, { method: 'PATCH', body: change, headers: { 'if-match': `"${version}"` } });
