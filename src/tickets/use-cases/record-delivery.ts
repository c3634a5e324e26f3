import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { messageBounced, messageFailed, messageSent } from '../tickets.events.js';

interface MessageKey {
  ticket_id: string;
  customer_id: string;
  seq: number;
  author_id: string | null;
  delivery_state: string | null;
}

/** What the channel tells of a reply: accepted, failed for good, or bounced later. Each is told once. */
@Injectable()
export class RecordDelivery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The mail server took it: the moment a response clock is met. `threadId` is the Message-ID it went out under. */
  async sent(messageId: string, at: Date, threadId: string): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const message = await this.move(uow, messageId, 'sent', at, null);
      if (!message) return;
      await uow.query('INSERT INTO mail_thread_id (message_id, ticket_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [threadId, message.ticket_id, uow.now]);
      uow.record({ ...this.subject(message), at, event: messageSent, payload: { messageId, seq: message.seq } });
    });
  }

  async failed(messageId: string, at: Date, reason: string): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const message = await this.move(uow, messageId, 'failed', at, reason);
      if (message) uow.record({ ...this.subject(message), at, event: messageFailed, payload: { messageId, seq: message.seq, reason } });
    });
  }

  async bounced(messageId: string, at: Date, bounce: { permanent: boolean; recipient: string; reason: string }): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const message = await this.move(uow, messageId, bounce.permanent ? 'failed' : 'sent', at, bounce.reason);
      if (message) uow.record({ ...this.subject(message), at, event: messageBounced, payload: { messageId, seq: message.seq, ...bounce } });
    });
  }

  private async move(uow: Uow, messageId: string, state: string, at: Date, reason: string | null): Promise<MessageKey | null> {
    const [message] = await uow.query<MessageKey>(
      `UPDATE message m SET delivery_state = $2, delivery_at = $3, delivery_reason = $4 FROM ticket t
       WHERE m.id = $1 AND t.id = m.ticket_id AND (m.delivery_state, m.delivery_reason) IS DISTINCT FROM ($2::text, $4::text)
       RETURNING m.ticket_id, t.customer_id, m.seq, m.author_id, m.delivery_state`,
      [messageId, state, at, reason],
    );
    return message ?? null;
  }

  private subject(message: MessageKey) {
    return { ticketId: message.ticket_id, customerId: message.customer_id, actor: { type: 'agent' as const, id: message.author_id } };
  }
}
