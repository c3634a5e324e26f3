import { Injectable } from '@nestjs/common';
import { normaliseAddress } from '../../customers/index.js';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { ReceiveMessage } from '../../tickets/index.js';
import type { Disposition } from '../channels.contract.js';
import { mailDisposed } from '../channels.events.js';
import { describeIncoming } from '../email/describe-incoming.js';
import { MailTokens } from '../email/mail-tokens.js';
import type { ParsedMail } from '../email/parsed-mail.js';
import type { ReadIntake } from '../email/read-mail.js';
import { IntakeStore } from '../intake.store.js';
import { StoreAttachments } from './store-attachments.js';
import { TakeBounce } from './take-bounce.js';

interface End {
  disposition: Disposition;
  reason: string | null;
  ticketId: string | null;
}

const BOUNCES = new Set(['bounce-hard', 'bounce-soft', 'delay']);

/** Gives one accepted mail its end (I13): message, duplicate, bounce, automatic or quarantine, in one transaction. */
@Injectable()
export class IngestMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly intakes: IntakeStore,
    private readonly tokens: MailTokens,
    private readonly receiveMessage: ReceiveMessage,
    private readonly takeBounce: TakeBounce,
    private readonly storeAttachments: StoreAttachments,
  ) {}

  async execute({ intake, inbox, result }: ReadIntake): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      if (!(await this.intakes.claim(uow, intake.id))) return;
      const mail = 'mail' in result ? result.mail : null;
      const end = mail ? await this.decide(uow, { intake, inbox, result }, mail) : { disposition: 'quarantined' as const, reason: (result as { fault: string }).fault, ticketId: null };
      await this.intakes.dispose(uow, intake.id, { ...end, messageId: mail?.normalisedMessageId ?? null, mailClass: mail?.class ?? null });
      uow.record({ event: mailDisposed, ticketId: end.ticketId, payload: { intakeId: intake.id, disposition: end.disposition } });
    });
  }

  private async decide(uow: Uow, { intake, inbox }: ReadIntake, mail: ParsedMail): Promise<End> {
    const identity = { inboxId: inbox.id, messageId: mail.normalisedMessageId, bodyDigest: mail.bodyDigest, intakeId: intake.id };
    const former = await this.intakes.identify(uow, identity);
    if (former) return { disposition: 'duplicate_of', reason: `same mail as intake ${former.intakeId}`, ticketId: former.ticketId };

    // L1: bounce first, since many of them also call themselves auto-replies.
    if (BOUNCES.has(mail.class)) return this.takeBounce.execute(uow, intake, mail);
    const sender = normaliseAddress(mail.from?.address ?? '');
    if (!sender) return { disposition: 'quarantined', reason: 'no usable sender address', ticketId: null };
    if (sender === inbox.address.toLowerCase()) return { disposition: 'automatic', reason: 'our own mail came back', ticketId: null };

    const incoming = await describeIncoming({ intake, inbox, mail, sender }, this.tokens);
    const attachments = await this.storeAttachments.execute(mail.attachments);
    const received = await this.receiveMessage.execute({ ...incoming, attachments });
    await this.intakes.identifiedTicket(uow, identity, received.ticketId);
    return { disposition: received.disposition, reason: incoming.automatic ? `${mail.class}${mail.whyNot ? `: ${mail.whyNot}` : ''}` : null, ticketId: received.ticketId };
  }
}
