import { Injectable } from '@nestjs/common';
import { MarkAddress, normaliseAddress } from '../../customers/index.js';
import type { Uow } from '../../platform/database/unit-of-work.js';
import { RecordDelivery } from '../../tickets/index.js';
import { MailTokens } from '../email/mail-tokens.js';
import type { ParsedMail } from '../email/parsed-mail.js';
import type { IntakeRow } from '../intake.store.js';
import { OutboundStore } from '../outbound.store.js';

/** A mail of ours came back: the message says who and why (B1). One we did not cause changes nothing (B5, M8). */
@Injectable()
export class TakeBounce {
  constructor(
    private readonly tokens: MailTokens,
    private readonly outbound: OutboundStore,
    private readonly deliveries: RecordDelivery,
    private readonly addresses: MarkAddress,
  ) {}

  async execute(uow: Uow, intake: IntakeRow, mail: ParsedMail): Promise<{ disposition: 'bounce'; reason: string; ticketId: string | null }> {
    const token = await this.tokens.findToken([...intake.recipients, ...mail.deliveredTo, ...mail.to.map((one) => one.address)], 'bounce');
    const sent = token && (await this.outbound.byBounceId(uow, token.id));
    if (!sent) return { disposition: 'bounce', reason: 'of no mail that we sent', ticketId: null };
    const failed = mail.bounce?.recipients[0];
    const reason = failed ? `${failed.status} ${failed.reason}` : mail.class;
    if (mail.class === 'delay' || !sent.messageId) return { disposition: 'bounce', reason, ticketId: sent.ticketId };
    const permanent = mail.class === 'bounce-hard';
    await this.deliveries.bounced(sent.messageId, intake.receivedAt, { permanent, recipient: sent.recipients[0] ?? '', reason });
    const address = normaliseAddress(sent.recipients[0] ?? '');
    if (permanent && address && UNKNOWN_RECIPIENT.test(failed?.reason ?? '')) await this.addresses.execute({ address, state: 'undeliverable' });
    return { disposition: 'bounce', reason, ticketId: sent.ticketId };
  }
}

/** B3: only an unknown user or host condemns an address; policy, spam and size rejections never do. */
const UNKNOWN_RECIPIENT = /user-?unknown|host-?unknown|no-?such|has-?moved/i;
