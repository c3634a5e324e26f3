import { Injectable } from '@nestjs/common';
import { IdBlocks } from '../../platform/database/id-blocks.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { composeMail } from '../email/compose-mail.js';
import { LoopMark } from '../email/loop-mark.js';
import { MailTokens } from '../email/mail-tokens.js';
import { textToHtml } from '../email/text-to-html.js';
import type { InboxRow } from '../inboxes.queries.js';
import { sendMailJob } from '../jobs/send-mail-job.definition.js';
import { OutboundStore, type OutboundKind } from '../outbound.store.js';

export interface MailToQueue {
  kind: OutboundKind;
  inbox: InboxRow;
  ticketId: string | null;
  customerId: string | null;
  messageId: string | null;
  cause: string;
  subjectId: string | null;
  /** Part of the Message-ID that is unique within the ticket: message id, `s` + invitation, `n` + notice. */
  part: string;
  fromName: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string | null;
  inReplyTo: string | null;
  references: string[];
  attachments: { filename: string; contentType: string; content: Buffer }[];
  automatic: boolean;
  holdsToken: boolean;
  delaySeconds: number;
}

const MOST_REFERENCES = 20;

/** Renders and queues one outgoing mail of any kind, in the transaction that is open; the alarm rings after the commit. */
@Injectable()
export class OutgoingMailer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbound: OutboundStore,
    private readonly tokens: MailTokens,
    private readonly loops: LoopMark,
    private readonly jobs: Jobs,
    private readonly ids: IdBlocks,
  ) {}

  async queue(mail: MailToQueue): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const id = await this.ids.next('outbound_message');
      const domain = mail.inbox.address.slice(mail.inbox.address.lastIndexOf('@') + 1);
      const ticketId = mail.ticketId ?? '0';
      const root = await this.tokens.messageId(ticketId, '0', domain);
      const headerMessageId = await this.tokens.messageId(ticketId, mail.part, domain);
      // T10: the root id first in every mail, so that clients thread even when they never saw the parent.
      const references = [...new Set([root, ...mail.references.slice(0, 1), ...mail.references.slice(-MOST_REFERENCES)])];
      const mime = await composeMail({
        from: { name: mail.fromName, address: mail.inbox.address },
        to: mail.to,
        replyTo: mail.customerId ? await this.tokens.replyAddress(mail.inbox.address, ticketId, mail.customerId) : mail.inbox.address,
        subject: mail.subject, text: mail.text, html: mail.html ?? textToHtml(mail.text), messageId: headerMessageId,
        inReplyTo: mail.inReplyTo, references, date: uow.now, loopMark: await this.loops.value(), automatic: mail.automatic, attachments: mail.attachments,
      });
      const added = await this.outbound.add(uow, {
        id, kind: mail.kind, inboxId: mail.inbox.id, ticketId: mail.ticketId, messageId: mail.messageId, headerMessageId, cause: mail.cause, subjectId: mail.subjectId,
        envelopeFrom: await this.tokens.bounceAddress(mail.inbox.address, id), recipients: [mail.to.address], subject: mail.subject, mime,
        holdsToken: mail.holdsToken, notBefore: new Date(uow.now.getTime() + mail.delaySeconds * 1000),
      });
      if (added) uow.afterCommit(() => this.jobs.enqueue({ job: sendMailJob, data: { outboundId: id }, id: `mail-${id}`, delayMs: mail.delaySeconds * 1000 }));
    });
  }
}
