import { ticketPriorities, type TicketPriority } from './tickets.contract.js';

/** Rank in the database, 1 low … 4 urgent, so that indexes sort by it. */
export const priorityRank = (name: TicketPriority): number => ticketPriorities.indexOf(name) + 1;

export const priorityName = (rank: number): TicketPriority => ticketPriorities[rank - 1]!;
