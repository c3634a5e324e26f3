import { Injectable } from '@nestjs/common';
import { Customers } from '../../customers/index.js';
import { FileStorage } from '../../platform/storage/file-storage.js';
import { ReplyFacts } from '../../tickets/index.js';
import { Inboxes } from '../inboxes.queries.js';
import { OutgoingMailer } from './outgoing-mailer.js';

/** Renders an agent's reply as the mail that will leave, and queues it. Running twice for one message queues one mail. */
@Injectable()
export class QueueReply {
  constructor(
    private readonly replies: ReplyFacts,
    private readonly inboxes: Inboxes,
    private readonly customers: Customers,
    private readonly storage: FileStorage,
    private readonly mailer: OutgoingMailer,
  ) {}

  async execute(messageId: string): Promise<void> {
    const reply = await this.replies.of(messageId);
    if (!reply) return;
    const [inbox, customer] = await Promise.all([this.inboxOf(reply.inboxId), this.customers.contact(reply.customerId)]);
    const attachments = await Promise.all(
      reply.attachments.map(async (file) => ({ filename: file.name, contentType: file.type, content: await this.storage.get(file.storageKey) })),
    );
    await this.mailer.queue({
      kind: 'reply', inbox, ticketId: reply.ticketId, customerId: reply.customerId, messageId, cause: `reply:${messageId}`, subjectId: null, part: messageId,
      fromName: reply.authorName, to: { name: customer?.name ?? '', address: customer?.email ?? '' },
      subject: `${/^re:/i.test(reply.subject) ? '' : 'Re: '}${reply.subject}`,
      text: reply.text, html: null, inReplyTo: reply.lastCustomerMessageId, references: reply.references, attachments,
      automatic: false, holdsToken: false, delaySeconds: inbox.sendDelaySeconds,
    });
  }

  private async inboxOf(inboxId: string | null) {
    const inbox = (await this.inboxes.byId(inboxId)) ?? (await this.inboxes.first());
    if (!inbox) throw new Error('there is no inbox to send from');
    return inbox;
  }
}
