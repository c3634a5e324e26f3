import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { parseMail } from '../../src/channels/email/parse-mail.js';
import type { ParsedMail } from '../../src/channels/email/parsed-mail.js';

export interface SunkMail {
  envelopeFrom: string;
  recipients: string[];
  raw: Buffer;
  mail: ParsedMail;
}

/** A real SMTP server that keeps what it is sent: the outside world of a test. */
export class MailSink {
  readonly mails: SunkMail[] = [];
  private readonly server: SMTPServer;
  /** Answer to give instead of 250, while set. */
  refuseWith: { code: number; text: string } | null = null;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (this.refuseWith) return done(Object.assign(new Error(this.refuseWith.text), { responseCode: this.refuseWith.code }));
          const raw = Buffer.concat(chunks);
          parseMail(raw).then((mail) => {
            this.mails.push({ envelopeFrom: session.envelope.mailFrom ? session.envelope.mailFrom.address : '', recipients: session.envelope.rcptTo.map((one) => one.address), raw, mail });
            done(null);
          }, done);
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<MailSink> {
    const sink = new MailSink();
    await new Promise<void>((resolve) => sink.server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(address: string): SunkMail[] {
    return this.mails.filter((mail) => mail.recipients.includes(address));
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
