import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecordDelivery } from '../../tickets/index.js';
import { surveyMailFailed, surveyMailSent } from '../channels.events.js';
import { MailRefused, MailTransport } from '../email/mail-transport.js';
import { nextTry } from '../email/retry-schedule.js';
import { OutboundStore, type ClaimedOutbound } from '../outbound.store.js';

/** Claims due mails with a lease, hands them to the transport, records what the server said. Answers how many it claimed. */
@Injectable()
export class SendMail {
  private readonly logger = new Logger('SendMail');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbound: OutboundStore,
    private readonly transport: MailTransport,
    private readonly deliveries: RecordDelivery,
  ) {}

  async execute(limit: number, id: string | null): Promise<number> {
    const claimed = await this.unitOfWork.run((uow) => this.outbound.claim(uow, limit, id));
    await Promise.all(claimed.map((mail) => this.send(mail)));
    return claimed.length;
  }

  private async send(mail: ClaimedOutbound): Promise<void> {
    try {
      const response = await this.transport.send({ envelopeFrom: mail.envelopeFrom, recipients: mail.recipients, mime: mail.mime, messageId: mail.headerMessageId });
      await this.sent(mail, response);
    } catch (error) {
      await this.refused(mail, error as Error);
    }
  }

  private async sent(mail: ClaimedOutbound, response: string): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      await this.outbound.sent(uow, mail, response);
      if (mail.messageId) await this.deliveries.sent(mail.messageId, uow.now, mail.headerMessageId);
      if (mail.kind === 'survey') uow.record({ event: surveyMailSent, ticketId: mail.ticketId, payload: { invitationId: mail.subjectId! } });
    });
  }

  private async refused(mail: ClaimedOutbound, error: Error): Promise<void> {
    this.logger.warn(`outgoing mail ${mail.id} refused, try ${mail.attempts}: ${error.message.slice(0, 200)}`);
    await this.unitOfWork.run(async (uow) => {
      const permanent = error instanceof MailRefused && error.permanent;
      const again = permanent ? null : nextTry(mail.attempts, uow.now, Math.random());
      if (again) return this.outbound.again(uow, mail.id, again, error.message);
      await this.outbound.failed(uow, mail.id, error.message);
      if (mail.messageId) await this.deliveries.failed(mail.messageId, uow.now, error.message.slice(0, 300));
      if (mail.kind === 'survey') uow.record({ event: surveyMailFailed, ticketId: mail.ticketId, payload: { invitationId: mail.subjectId!, reason: error.message.slice(0, 200) } });
    });
  }
}
