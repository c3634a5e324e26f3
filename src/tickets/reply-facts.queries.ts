import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export interface ReplyFact {
  ticketId: string;
  inboxId: string | null;
  customerId: string;
  subject: string;
  authorName: string;
  text: string;
  lastCustomerMessageId: string | null;
  /** Message-IDs of the thread, oldest first, for References (O4). */
  references: string[];
  attachments: { storageKey: string; name: string; type: string }[];
}

/** What the channel renders a reply from. O6: the reply's own words and files, nobody else's. */
@Injectable()
export class ReplyFacts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null when the message is gone or is no public reply: a note is never rendered, whatever asks for it. */
  async of(messageId: string): Promise<ReplyFact | null> {
    return this.unitOfWork.run(async (uow) => {
      const [message] = await uow.query<Omit<ReplyFact, 'lastCustomerMessageId' | 'references' | 'attachments'>>(
        `SELECT m.ticket_id AS "ticketId", t.inbox_id AS "inboxId", t.customer_id AS "customerId", t.subject, m.author_name AS "authorName", m.text
         FROM message m JOIN ticket t ON t.id = m.ticket_id WHERE m.id = $1 AND m.kind = 'message' AND m.direction = 'out'`,
        [messageId],
      );
      if (!message) return null;
      const incoming = await uow.query<{ id: string }>(
        `SELECT header_message_id AS id FROM message WHERE ticket_id = $1 AND direction = 'in' AND header_message_id IS NOT NULL AND mail_class IS NULL ORDER BY seq`,
        [message.ticketId],
      );
      const attachments = await uow.query<ReplyFact['attachments'][number]>(
        'SELECT storage_key AS "storageKey", name, type FROM attachment WHERE message_id = $1 ORDER BY id',
        [messageId],
      );
      const ids = incoming.map((row) => row.id);
      return { ...message, lastCustomerMessageId: ids.at(-1) ?? null, references: ids, attachments };
    });
  }
}
