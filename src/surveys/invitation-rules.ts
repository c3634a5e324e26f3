import type { BudgetReason } from './survey-budget.js';

/** Reasons in the order in which they are stored; the first is shown (I4). Later issues add to the list. */
export const skipReasons = [
  'disabled', 'spam', 'merged', 'automatic_sender', 'internal_person', 'agent_initiated', 'no_human_reply', 'idle_closed', 'opted_out', 'no_address',
  'address_bounced', 'budget_same', 'budget_any', 'too_late',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** All that the decision looks at, as it is at the hour of sending. */
export interface InvitationCase {
  surveyActive: boolean;
  /** Who resolved: `rule` is the desk itself, after nobody wrote for long. */
  resolvedBy: 'agent' | 'customer' | 'rule';
  dueAt: Date;
  now: Date;
  /** Null when the ticket is there no more: merged into another. */
  ticket: { spam: boolean; origin: string; humanReplies: number; customerMessages: number } | null;
  contact: { email: string | null; emailState: string; optedOut: boolean } | null;
  internal: boolean;
  budget: BudgetReason[];
}

/** An invitation that is decided this long after its hour asks about something half forgotten (I2). */
const TOO_LATE_MS = 72 * 3_600_000;
/** Mailboxes behind which nobody reads: with or without a +tag or -suffix. */
const MACHINE = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|notifications?|alerts?)([+_.-].*)?@/i;

const holds: Record<SkipReason, (one: InvitationCase) => boolean> = {
  disabled: ({ surveyActive }) => !surveyActive,
  spam: ({ ticket }) => ticket?.spam === true,
  merged: ({ ticket }) => ticket === null,
  // Counted messages are those of people, so a ticket a customer opened without one was opened by a machine.
  automatic_sender: ({ ticket, contact }) => (contact?.email ? MACHINE.test(contact.email) : false) || (ticket?.origin === 'customer' && ticket.customerMessages === 0),
  internal_person: ({ internal }) => internal,
  agent_initiated: ({ ticket }) => ticket?.origin === 'agent' && ticket.customerMessages === 0,
  no_human_reply: ({ ticket }) => ticket?.humanReplies === 0,
  idle_closed: ({ resolvedBy }) => resolvedBy === 'rule',
  opted_out: ({ contact }) => contact?.optedOut === true,
  no_address: ({ contact }) => !contact?.email,
  address_bounced: ({ contact }) => contact?.emailState === 'undeliverable',
  budget_same: ({ budget }) => budget.includes('budget_same'),
  budget_any: ({ budget }) => budget.includes('budget_any'),
  too_late: ({ dueAt, now }) => now.getTime() - dueAt.getTime() > TOO_LATE_MS,
};

/** Every reason not to ask, in order; none = ask (I4). */
export function reasonsToSkip(one: InvitationCase): SkipReason[] {
  return skipReasons.filter((reason) => holds[reason](one));
}

/** Whether the resolution that planned an invitation still stands: neither reopened nor resolved anew since (I2). */
export function resolutionStands(ticket: { status: string; resolutionNo: number } | null, resolutionNo: number): boolean {
  return ticket === null || (ticket.resolutionNo === resolutionNo && (ticket.status === 'resolved' || ticket.status === 'closed'));
}
