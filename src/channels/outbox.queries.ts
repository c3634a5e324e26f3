import { Injectable } from '@nestjs/common';
import { notFound } from '../platform/http/problem.js';
import type { z } from 'zod';
import { MailTransport } from './email/mail-transport.js';
import type { outboxListSchema } from './channels.contract.js';

/** Mails written to DATA_DIR/outbox because no SMTP_URL is set: the demo's and a first day's way to see what would leave. */
@Injectable()
export class OutboxQueries {
  constructor(private readonly transport: MailTransport) {}

  async list(): Promise<z.infer<typeof outboxListSchema>> {
    const mails = await this.transport.outbox();
    // Only a desk without a mail server ever decodes headers in this thread.
    const { decodeHeader } = await import('./email/decode-header.js');
    return {
      items: mails.map((mail) => ({
        id: mail.id, at: mail.at.toISOString(), size: mail.size, subject: decodeHeader(mail.head, 'subject'),
        to: decodeHeader(mail.head, 'x-envelope-to').split(', ').filter(Boolean),
      })),
    };
  }

  /** Throws 404 for an unknown id. */
  async file(id: string): Promise<Buffer> {
    const bytes = await this.transport.outboxFile(id);
    if (!bytes) throw notFound();
    return bytes;
  }
}
