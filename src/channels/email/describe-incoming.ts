import { normaliseAddress } from '../../customers/index.js';
import type { IncomingMail } from '../../tickets/index.js';
import type { InboxRow } from '../inboxes.queries.js';
import type { IntakeRow } from '../intake.store.js';
import type { MailTokens } from './mail-tokens.js';
import type { ParsedMail } from './parsed-mail.js';
import { withoutTag } from './reply-token.js';

/** What tickets needs to know of a mail: tokens checked, own addresses removed, only the new words on top. */
export async function describeIncoming(
  { intake, inbox, mail, sender }: { intake: IntakeRow; inbox: InboxRow; mail: ParsedMail; sender: string },
  tokens: MailTokens,
): Promise<Omit<IncomingMail, 'attachments'>> {
  const recipients = [...intake.recipients, ...mail.deliveredTo, ...[...mail.to, ...mail.cc].map((one) => one.address)];
  const token = await tokens.findToken(recipients, 'reply');
  const others = [...mail.to, ...mail.cc].flatMap((one) => normaliseAddress(one.address) ?? []);
  return {
    inbox: { id: inbox.id, teamId: inbox.teamId, teamIds: inbox.teamIds, reopenDays: inbox.reopenDays },
    intakeId: intake.id,
    receivedAt: intake.receivedAt,
    sender,
    senderName: mail.from?.name ?? '',
    subject: mail.subject || '(no subject)',
    messageId: mail.normalisedMessageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    tokenTicketId: token?.id ?? null,
    ownTicketIds: await tokens.ownTickets([...mail.inReplyTo, ...mail.references.slice(-50).reverse()]),
    text: mail.visibleText || mail.text,
    elidedText: mail.elidedText,
    html: mail.html,
    hasRemoteImages: mail.hasRemoteImages,
    mailClass: mail.class,
    automatic: mail.class !== 'human' && mail.class !== 'list',
    locale: mail.language,
    otherRecipients: [...new Set(others.filter((address) => withoutTag(address) !== inbox.address.toLowerCase()))],
  };
}
