import { z } from 'zod';
import { defineEvent } from '../platform/log/define-event.js';
import { channelSchema, prioritySchema, statusSchema } from './tickets.contract.js';

const id = z.string();
const nullableId = z.string().nullable();

export const ticketOpened = defineEvent(
  'ticket.opened', 1,
  z.object({
    customerId: id, inboxId: nullableId, teamId: nullableId, channel: channelSchema, priority: prioritySchema, tags: z.array(z.string()),
    origin: z.enum(['customer', 'agent']), tier: z.string(), messageId: id, relatedTicketId: nullableId, clockless: z.boolean(),
  }),
  'A ticket exists. `clockless` marks one opened by a machine or an import: no promise starts.',
);
export const messageReceived = defineEvent(
  'message.received', 1,
  z.object({ messageId: id, seq: z.number(), mailClass: z.string(), automatic: z.boolean(), matchedBy: z.string().nullable(), otherSender: z.boolean(), opened: z.boolean() }),
  'A customer (or a machine: `automatic`) wrote. `opened`: it is the message that opened the ticket.',
);
export const messageQueued = defineEvent(
  'message.queued', 1, z.object({ messageId: id, seq: z.number(), channel: channelSchema }),
  'An agent wrote a public reply; the channel is to deliver it.',
);
export const messageSent = defineEvent(
  'message.sent', 1, z.object({ messageId: id, seq: z.number() }),
  'The channel accepted a reply: the moment at which a response clock is met.',
);
export const messageFailed = defineEvent(
  'message.failed', 1, z.object({ messageId: id, seq: z.number(), reason: z.string() }),
  'A reply could not be delivered and will not be tried again.',
);
export const messageBounced = defineEvent(
  'message.bounced', 1, z.object({ messageId: id, seq: z.number(), permanent: z.boolean(), recipient: z.string(), reason: z.string() }),
  'A sent reply came back. A permanent bounce counts as if it had never been sent (S16).',
);
export const noteAdded = defineEvent('note.added', 1, z.object({ messageId: id, seq: z.number() }), 'An internal note was written.');
export const ticketStatusChanged = defineEvent(
  'ticket.status_changed', 1, z.object({ from: statusSchema, to: statusSchema, cause: z.enum(['agent', 'customer', 'rule', 'system']) }),
  'Status moved between new, open, pending and on_hold. Resolve, reopen and close have events of their own.',
);
export const ticketResolved = defineEvent(
  'ticket.resolved', 1,
  z.object({ by: z.enum(['agent', 'customer', 'rule']), resolution: z.number(), customerId: id, assigneeId: nullableId, teamId: nullableId, channel: channelSchema, priority: prioritySchema, tags: z.array(z.string()), contributors: z.record(z.string(), z.number()), humanReplies: z.number(), customerMessages: z.number() }),
  'Somebody resolved the ticket: its n-th resolution, with the snapshot that surveys attribute answers by (K13).',
);
export const ticketReopened = defineEvent(
  'ticket.reopened', 1, z.object({ cause: z.enum(['message', 'customer', 'agent', 'delivery_failed']), messageId: nullableId, from: statusSchema }),
  'A resolved or closed ticket is open again.',
);
export const ticketClosed = defineEvent('ticket.closed', 1, z.object({ from: statusSchema }), 'The ticket is closed for good.');
export const ticketAssigned = defineEvent(
  'ticket.assigned', 1, z.object({ from: nullableId, to: nullableId }), 'The ticket has another assignee, or none.',
);
export const ticketChanged = defineEvent(
  'ticket.changed', 1,
  z.object({ priority: z.object({ from: prioritySchema, to: prioritySchema }).optional(), teamId: z.object({ from: nullableId, to: nullableId }).optional(), tags: z.object({ from: z.array(z.string()), to: z.array(z.string()) }).optional() }),
  'Priority, team or tags changed: what SLA policies match on.',
);
export const ticketDueSet = defineEvent(
  'ticket.due_set', 1, z.object({ dueAt: z.string().nullable(), state: z.string(), metric: z.string().nullable(), soonAt: z.string().nullable() }),
  'sla moved what lists sort by; screens turn the chip.',
);
