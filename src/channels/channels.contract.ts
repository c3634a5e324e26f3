import { z } from 'zod';
import { idSchema, instantSchema, pageOf, pageQuery } from '../platform/http/contract.js';

export const dispositions = ['ticket', 'reply', 'follow_up', 'automatic', 'bounce', 'spam', 'duplicate_of', 'quarantined'] as const;
export type Disposition = (typeof dispositions)[number];

export const inboxSchema = z.object({ id: idSchema, name: z.string(), address: z.string(), teamId: idSchema.nullable() }).meta({ id: 'Inbox' });
export const inboxListSchema = z.object({ items: z.array(inboxSchema) }).meta({ id: 'InboxList' });

/** One accepted mail and what became of it; `disposition` is null only while it waits to be read (rule I13). */
export const intakeSchema = z
  .object({
    id: idSchema,
    receivedAt: instantSchema,
    inbox: z.string(),
    messageId: z.string().nullable(),
    disposition: z.enum(dispositions).nullable(),
    reason: z.string().nullable(),
    ticketId: idSchema.nullable(),
  })
  .meta({ id: 'Intake' });
export const intakePageSchema = pageOf(intakeSchema).meta({ id: 'IntakePage' });
export const intakeListQuery = z.strictObject({ since: instantSchema.optional(), ...pageQuery });

/** Mails that were written to DATA_DIR/outbox because no SMTP_URL is set; administrators read them at `/outbox`. */
export const outboxMailSchema = z
  .object({ id: z.string(), to: z.array(z.string()), subject: z.string(), at: instantSchema, size: z.number().int() })
  .meta({ id: 'OutboxMail' });
export const outboxListSchema = z.object({ items: z.array(outboxMailSchema) }).meta({ id: 'OutboxList' });
