import type { TicketStatus } from './tickets.contract.js';

const DAY_MS = 86_400_000;

/** Where an agent or a rule may move a ticket from each status; validated by its spec to be total. */
export const transitions: Record<TicketStatus, readonly TicketStatus[]> = {
  new: ['open', 'pending', 'on_hold', 'resolved', 'closed'],
  open: ['pending', 'on_hold', 'resolved', 'closed'],
  pending: ['open', 'on_hold', 'resolved', 'closed'],
  on_hold: ['open', 'pending', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: ['open'],
};

export const isLive = (status: TicketStatus): boolean => status !== 'resolved' && status !== 'closed';

export type AfterCustomerMessage = { effect: 'none' } | { effect: 'open' } | { effect: 'reopen' } | { effect: 'follow_up' };

/**
 * What a human customer message does to its ticket: pending and on-hold become open (S7), a resolved one reopens within
 * `reopenDays` of its resolution, later (or when closed) the message opens a linked follow-up (T11).
 */
export function afterCustomerMessage(status: TicketStatus, resolvedAt: Date | null, reopenDays: number, now: Date): AfterCustomerMessage {
  if (status === 'pending' || status === 'on_hold') return { effect: 'open' };
  if (isLive(status)) return { effect: 'none' };
  if (status === 'closed') return { effect: 'follow_up' };
  const since = now.getTime() - (resolvedAt?.getTime() ?? now.getTime());
  return { effect: since <= reopenDays * DAY_MS ? 'reopen' : 'follow_up' };
}

/** A public reply takes a new ticket into work; other statuses are the agent's own business. */
export const afterAgentReply = (status: TicketStatus): TicketStatus => (status === 'new' ? 'open' : status);
