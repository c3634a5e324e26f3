import type { Priority } from './sla-policy.js';

interface Head<T extends string> {
  type: T;
  /** Unique in the log. */
  id: string;
  /** Epoch ms. */
  at: number;
  ticket: string;
}

export interface TicketOpened extends Head<'ticket.opened'> {
  priority: Priority;
  channel: string;
  origin: 'customer' | 'agent';
  tier: string | null;
  tags: readonly string[];
  team: string | null;
  /** S22: the ticket it was split from and the messages copied. */
  splitFrom: string | null;
  messages: readonly string[];
}
export interface MessageReceived extends Head<'message.received'> {
  messageId: string;
  kind: 'human' | 'auto' | 'gratitude';
}
export interface MessageSent extends Head<'message.sent'> {
  messageId: string;
  by: 'agent' | 'bot' | 'rule' | 'survey' | 'system';
}
export interface MessageBounced extends Head<'message.bounced'> {
  messageId: string;
  permanent: boolean;
}
export interface CallAnswered extends Head<'call.answered'> {
  direction: 'inbound' | 'outbound';
}
export interface CallMissed extends Head<'call.missed'> {
  direction: 'inbound' | 'outbound';
  voicemail: boolean;
}
export interface StatusChanged extends Head<'ticket.status_changed'> {
  to: 'new' | 'open' | 'pending' | 'on_hold';
}
export interface TicketResolved extends Head<'ticket.resolved'> {
  by: 'agent' | 'customer' | 'rule';
}
export interface TicketReopened extends Head<'ticket.reopened'> {
  cause: 'message' | 'customer' | 'agent' | 'delivery_failed';
  /** Set iff the cause is a message. */
  messageId: string | null;
}
/** Absent = unchanged. */
export interface TicketChanged extends Head<'ticket.changed'> {
  priority?: Priority;
  channel?: string;
  tier?: string | null;
  tags?: readonly string[];
  team?: string | null;
}
export interface TicketMerged extends Head<'ticket.merged'> {
  into: string;
}
export interface CallbackPromised extends Head<'callback.promised'> {
  callbackId: string;
  dueAt: number;
}
export interface CallbackWithdrawn extends Head<'callback.withdrawn'> {
  callbackId: string;
  reason: 'unreachable' | 'declined';
}
export interface DueSet extends Head<'sla.due_set'> {
  metric: 'resolution';
  dueAt: number;
  reason: string;
}
export interface DueCleared extends Head<'sla.due_cleared'> {
  metric: 'resolution';
}
export type PlainEvent = Head<'ticket.closed'> | Head<'ticket.unmerged'> | Head<'ticket.marked_spam'> | Head<'ticket.unmarked_spam'> | Head<'ticket.assigned'> | Head<'note.added'>;

/** A fact the clocks are computed from (SLA.md §3, §4). The order in a list is the order of the log. */
export type SlaEvent =
  | TicketOpened
  | MessageReceived
  | MessageSent
  | MessageBounced
  | CallAnswered
  | CallMissed
  | StatusChanged
  | TicketResolved
  | TicketReopened
  | TicketChanged
  | TicketMerged
  | CallbackPromised
  | CallbackWithdrawn
  | DueSet
  | DueCleared
  | PlainEvent;
