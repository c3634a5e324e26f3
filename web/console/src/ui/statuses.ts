import type { TicketStatus } from '../../../../src/tickets/tickets.contract.js';

/** What an agent may set by hand, in the order of a ticket's life; `new` is only where it starts. */
export const settableStatuses: readonly TicketStatus[] = ['open', 'pending', 'on_hold', 'resolved', 'closed'];
export const isDone = (status: TicketStatus): boolean => status === 'resolved' || status === 'closed';
