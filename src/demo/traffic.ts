import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { MailTransport } from '../channels/email/mail-transport.js';
import { decodeHeader } from '../channels/email/decode-header.js';
import { demoConversations } from './demo-conversations.js';
import { demoCustomers } from './demo-people.js';

const EVERY_MS = 12_000;

/** Customers who write real mails to our SMTP door, and who answer what agents reply to them, until `signal` ends it. */
export async function simulateTraffic(options: { smtpPort: number; outbox: MailTransport; signal: AbortSignal }): Promise<void> {
  const smtp = createTransport({ host: '127.0.0.1', port: options.smtpPort, ignoreTLS: true });
  const answered = new Set((await options.outbox.outbox()).map((mail) => mail.id));
  while (!options.signal.aborted) {
    await writeNew(smtp).catch(() => undefined);
    await answerReplies(smtp, options.outbox, answered).catch(() => undefined);
    await wait(EVERY_MS * (0.6 + Math.random() * 0.8), undefined, { signal: options.signal }).catch(() => undefined);
  }
  smtp.close();
}

type Smtp = ReturnType<typeof createTransport>;

async function writeNew(smtp: Smtp): Promise<void> {
  const conversation = demoConversations[Math.floor(Math.random() * demoConversations.length)]!;
  const speakers = demoCustomers.filter((customer) => customer.zh === conversation.zh);
  const customer = speakers[Math.floor(Math.random() * speakers.length)]!;
  await smtp.sendMail({ from: { name: customer.name, address: customer.email }, to: 'support@desk.example', subject: conversation.subject, text: conversation.turns[0]! });
}

async function answerReplies(smtp: Smtp, outbox: MailTransport, answered: Set<string>): Promise<void> {
  for (const mail of await outbox.outbox()) {
    if (answered.has(mail.id)) continue;
    answered.add(mail.id);
    const to = decodeHeader(mail.head, 'x-envelope-to');
    const customer = demoCustomers.find((one) => one.email === to);
    // Surveys and notices are not answered by mail, and not every customer writes back.
    if (!customer || decodeHeader(mail.head, 'auto-submitted') || Math.random() < 0.4) continue;
    const id = decodeHeader(mail.head, 'message-id');
    await smtp.sendMail({
      from: { name: customer.name, address: customer.email }, to: decodeHeader(mail.head, 'reply-to'), subject: decodeHeader(mail.head, 'subject'),
      text: customer.zh ? '好的,谢谢,我再看看。' : 'Thank you, I will check and come back to you.', inReplyTo: id, references: [id],
    });
  }
}
