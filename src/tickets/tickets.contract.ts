import { z } from 'zod';
import { idSchema, instantSchema, pageOf, pageQuery } from '../platform/http/contract.js';

export const ticketStatuses = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const;
export const ticketPriorities = ['low', 'normal', 'high', 'urgent'] as const;
export const ticketChannels = ['email', 'chat', 'phone', 'form', 'api'] as const;
export const ticketSorts = ['due', 'waiting', 'newest', 'oldest', 'priority'] as const;
export const slaMetrics = ['first_response', 'next_response', 'resolution', 'periodic_update', 'callback'] as const;
export const slaStates = ['ok', 'soon', 'breached', 'paused', 'met', 'none'] as const;

export type TicketStatus = (typeof ticketStatuses)[number];
export type TicketPriority = (typeof ticketPriorities)[number];
export type TicketChannel = (typeof ticketChannels)[number];
export type TicketSort = (typeof ticketSorts)[number];

export const statusSchema = z.enum(ticketStatuses);
export const prioritySchema = z.enum(ticketPriorities);
export const channelSchema = z.enum(ticketChannels);
export const tagSchema = z.string().trim().min(1).max(40).regex(/^[^\s,"]+$/u, 'must be one word');

/** `soonAt` is the instant at which an `ok` chip turns `soon` (25 % left or 15 min), so that screens turn it without asking. */
export const ticketSlaSchema = z
  .object({ state: z.enum(slaStates), metric: z.enum(slaMetrics).nullable(), dueAt: instantSchema.nullable(), soonAt: instantSchema.nullable() })
  .meta({ id: 'TicketSla' });

export const ticketRowSchema = z
  .object({
    id: idSchema,
    number: z.number().int(),
    subject: z.string(),
    status: statusSchema,
    priority: prioritySchema,
    channel: channelSchema,
    customer: z.object({ id: idSchema, name: z.string() }),
    assigneeId: idSchema.nullable(),
    teamId: idSchema.nullable(),
    tags: z.array(z.string()),
    dueAt: instantSchema.nullable(),
    sla: ticketSlaSchema,
    /** First 160 characters of the newest public message, and who wrote it. */
    preview: z.string(),
    lastMessageAt: instantSchema,
    lastMessageBy: z.enum(['customer', 'agent', 'system']),
    createdAt: instantSchema,
    seq: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'TicketRow' });
export type TicketRow = z.infer<typeof ticketRowSchema>;

export const ticketSchema = ticketRowSchema
  .extend({
    customer: z.object({ id: idSchema, name: z.string(), email: z.string().nullable() }),
    inboxId: idSchema.nullable(),
    language: z.enum(['zh', 'en']),
    resolvedAt: instantSchema.nullable(),
    relatedTicketId: idSchema.nullable(),
  })
  .meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof ticketSchema>;

export const ticketListQuery = z.strictObject({
  view: z.string().max(60).optional(),
  filter: z.string().max(1000).optional(),
  sort: z.enum(ticketSorts).default('due'),
  ...pageQuery,
});
export const ticketPageSchema = pageOf(ticketRowSchema).meta({ id: 'TicketPage' });

export const attachmentSchema = z
  .object({ id: idSchema, name: z.string(), type: z.string(), size: z.number().int(), inline: z.boolean(), contentId: z.string().nullable(), url: z.string() })
  .meta({ id: 'Attachment' });

/** What became of an outgoing message, worst recipient first; null for incoming ones and notes. */
export const deliverySchema = z
  .object({ state: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled']), at: instantSchema.nullable(), reason: z.string().nullable() })
  .meta({ id: 'Delivery' });

export const messageSchema = z
  .object({
    id: idSchema,
    seq: z.number().int(),
    direction: z.enum(['in', 'out']),
    kind: z.enum(['message', 'note']),
    author: z.object({ type: z.enum(['customer', 'agent', 'system']), id: idSchema.nullable(), name: z.string(), email: z.string().nullable() }),
    /** The new words; `elidedText` holds the quotes and signature that were folded away. */
    text: z.string(),
    elidedText: z.string(),
    /** Cleaned HTML, or null when the message is plain text. Shown only from `frameUrl`, in a sandboxed frame. */
    html: z.string().nullable(),
    frameUrl: z.string().nullable(),
    hasRemoteImages: z.boolean(),
    /** Set on machine mail, e.g. `auto-reply`: shown folded, with a badge. */
    mailClass: z.string().nullable(),
    matchedBy: z.string().nullable(),
    otherSender: z.boolean(),
    attachments: z.array(attachmentSchema),
    delivery: deliverySchema.nullable(),
    clientId: z.string().nullable(),
    createdAt: instantSchema,
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof messageSchema>;
export const messagePageSchema = pageOf(messageSchema).meta({ id: 'MessagePage' });
export const messageListQuery = z.strictObject({ ...pageQuery, order: z.enum(['asc', 'desc']).default('asc') });

/** One line of the ticket's history, as recorded in the log. */
export const timelineEntrySchema = z
  .object({
    id: idSchema,
    position: z.number().int().nullable(),
    at: instantSchema,
    name: z.string(),
    actor: z.object({ type: z.enum(['agent', 'customer', 'rule', 'system']), id: z.string().nullable() }),
    payload: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });
export const timelinePageSchema = pageOf(timelineEntrySchema).meta({ id: 'TimelinePage' });

export const createTicketBody = z
  .strictObject({
    subject: z.string().trim().min(1).max(300),
    customer: z.strictObject({ name: z.string().trim().max(200).default(''), email: z.email().max(254) }),
    text: z.string().min(1).max(200_000),
    channel: z.enum(['phone', 'form', 'api', 'email', 'chat']).default('api'),
    priority: prioritySchema.optional(),
    inboxId: idSchema.optional(),
  })
  .meta({ id: 'CreateTicket' });

export const createMessageBody = z
  .strictObject({
    kind: z.enum(['reply', 'note']),
    text: z.string().trim().min(1).max(200_000),
    html: z.string().max(1_000_000).optional(),
    attachmentIds: z.array(idSchema).max(20).optional(),
    /** Last message the writer had seen; 409 `ticket-moved-on` when somebody wrote since (CC4). */
    seenSeq: z.number().int().min(0).optional(),
    clientId: z.string().max(60).optional(),
  })
  .meta({ id: 'CreateMessage' });

export const patchTicketBody = z
  .strictObject({
    status: statusSchema.optional(),
    priority: prioritySchema.optional(),
    assigneeId: idSchema.nullable().optional(),
    teamId: idSchema.nullable().optional(),
    tags: z.array(tagSchema).max(30).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
  .meta({ id: 'PatchTicket' });

export const viewSchema = z
  .object({ id: z.string(), name: z.string(), kind: z.enum(['system', 'team', 'saved']), count: z.number().int(), breached: z.number().int(), capped: z.boolean() })
  .meta({ id: 'View' });
export type View = z.infer<typeof viewSchema>;
export const viewListSchema = z.object({ items: z.array(viewSchema) }).meta({ id: 'ViewList' });
export const tagListSchema = z.object({ items: z.array(z.object({ name: z.string(), count: z.number().int() })) }).meta({ id: 'TagList' });

export const uploadedSchema = z.object({ id: idSchema, name: z.string(), type: z.string(), size: z.number().int() }).meta({ id: 'UploadedFile' });
