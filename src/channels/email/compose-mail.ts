import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { LOOP_HEADER } from './loop-mark.js';

export interface MailToCompose {
  from: { name: string; address: string };
  to: { name: string; address: string };
  replyTo: string;
  subject: string;
  text: string;
  html: string | null;
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  date: Date;
  loopMark: string;
  /** `notice` for surveys and notices: they say that a machine wrote them (L7); human replies carry none of it. */
  automatic: boolean;
  attachments: { filename: string; contentType: string; content: Buffer }[];
}

/** Renders a mail once; what is stored is what is sent, under the same Message-ID however often it is tried (O1, O2). */
export async function composeMail(mail: MailToCompose): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo,
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    messageId: mail.messageId,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    ...(mail.references.length > 0 ? { references: mail.references } : {}),
    date: mail.date,
    attachments: mail.attachments,
    headers: {
      [LOOP_HEADER]: mail.loopMark,
      ...(mail.automatic ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** O5: a subject is one line whatever its author typed. */
export const oneLine = (text: string): string => text.replace(/[\r\n\u0000\u2028\u2029]+/gu, ' ').trim();
