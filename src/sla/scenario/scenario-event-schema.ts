import { z } from 'zod';
import { readInstant } from './read-instant.js';

export const instantSchema = z.string().transform((text, context) => {
  const ms = readInstant(text);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: `“${text}” is not an instant with its offset, such as 2026-10-09T17:30:00+08:00.` });
  return z.NEVER;
});
export const name = z.string().min(1).max(200);

const direction = z.enum(['inbound', 'outbound']);
const priority = z.enum(['urgent', 'high', 'normal', 'low']);
const channel = z.enum(['email', 'chat', 'phone', 'form', 'api']);
const tags = z.array(z.string());
const text = z.string().nullable().optional();

function event<T extends string, S extends z.ZodRawShape>(type: T, fields: S) {
  return z.strictObject({ type: z.literal(type), at: instantSchema, ticket: name.default('T1'), id: name.optional(), ...fields });
}

const opened = event('ticket.opened', {
  priority,
  channel,
  origin: z.enum(['customer', 'agent']).default('customer'),
  tier: text,
  tags: tags.default([]),
  team: text,
  splitFrom: name.optional(),
  messages: z.array(name).optional(),
}).superRefine((value, context) => {
  if (value.splitFrom !== undefined && !value.messages) context.addIssue({ code: 'custom', path: ['messages'], message: 'Name the messages that the split copied.' });
  if (value.splitFrom === undefined && value.messages) context.addIssue({ code: 'custom', path: ['splitFrom'], message: 'Messages are copied by a split only.' });
});

const reopened = event('ticket.reopened', { cause: z.enum(['message', 'customer', 'agent', 'delivery_failed']), messageId: name.optional() }).superRefine((value, context) => {
  if (value.cause === 'message' && value.messageId === undefined) context.addIssue({ code: 'custom', path: ['messageId'], message: 'Name the message that reopened the ticket.' });
  if (value.cause !== 'message' && value.messageId !== undefined) context.addIssue({ code: 'custom', path: ['messageId'], message: 'Only a reopen by a message names one.' });
});

/** One event by its type (SLA.md §4). */
export const eventSchema = z.discriminatedUnion('type', [
  opened,
  reopened,
  event('message.received', { messageId: name, kind: z.enum(['human', 'auto', 'gratitude']).default('human') }),
  event('message.sent', { messageId: name, by: z.enum(['agent', 'bot', 'rule', 'survey', 'system']).default('agent') }),
  event('message.bounced', { messageId: name, permanent: z.boolean() }),
  event('call.answered', { direction }),
  event('call.missed', { direction, voicemail: z.boolean().default(false) }),
  event('ticket.status_changed', { to: z.enum(['new', 'open', 'pending', 'on_hold']) }),
  event('ticket.resolved', { by: z.enum(['agent', 'customer', 'rule']).default('agent') }),
  event('ticket.changed', { priority: priority.optional(), channel: channel.optional(), tier: text, tags: tags.optional(), team: text }),
  event('ticket.merged', { into: name }),
  event('callback.promised', { callbackId: name, dueAt: instantSchema }),
  event('callback.withdrawn', { callbackId: name, reason: z.enum(['unreachable', 'declined']) }),
  event('sla.due_set', { metric: z.literal('resolution'), dueAt: instantSchema, reason: z.string().trim().min(1).max(2000) }),
  event('sla.due_cleared', { metric: z.literal('resolution') }),
  event('ticket.closed', {}),
  event('ticket.unmerged', {}),
  event('ticket.marked_spam', {}),
  event('ticket.unmarked_spam', {}),
  event('ticket.assigned', {}),
  event('note.added', {}),
]);
