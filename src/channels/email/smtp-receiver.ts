import type { AddressInfo } from 'node:net';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { AppConfig } from '../../platform/config/app-config.js';
import { newTraceId, runInContext, systemActor } from '../../platform/request-context.js';
import { Inboxes, type InboxRow } from '../inboxes.queries.js';
import { AcceptMail } from '../use-cases/accept-mail.js';

const MOST_RECIPIENTS = 100;
const MOST_CLIENTS = 200;

type Done = (error?: Error | null, message?: string) => void;

/** The SMTP door: mail for the desk's own addresses only (I12, M9); 250 is said after the commit, never before. */
@Injectable()
export class SmtpReceiver implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('SmtpReceiver');
  private server: SMTPServer | null = null;

  constructor(
    private readonly config: AppConfig,
    private readonly inboxes: Inboxes,
    private readonly acceptMail: AcceptMail,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.runsWeb) return;
    const size = this.config.env.MAIL_MAX_MB * 1024 * 1024;
    this.server = new SMTPServer({
      banner: 'Deskbell',
      size,
      maxClients: MOST_CLIENTS,
      socketTimeout: 60_000,
      closeTimeout: 5_000,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onRcptTo: (address, session, done) => void this.recipient(address, session, done),
      onData: (stream, session, done) => void this.data(stream, session, size, done),
    });
    this.server.on('error', (error) => this.logger.warn(`smtp: ${error.message}`));
    await new Promise<void>((resolve, reject) => {
      this.server!.server.once('error', reject);
      this.server!.listen(this.config.env.SMTP_LISTEN_PORT, this.config.env.SMTP_LISTEN_HOST, resolve);
    });
  }

  /** Port it listens on, also when the configuration asked for any free one. */
  get port(): number {
    return (this.server?.server.address() as AddressInfo | null)?.port ?? 0;
  }

  private async recipient(address: SMTPServerAddress, session: SMTPServerSession, done: Done): Promise<void> {
    try {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) return done(reply(452, 'Too many recipients'));
      const inbox = await this.inboxes.byAddress(address.address);
      done(inbox ? null : reply(550, 'No such address here'));
    } catch (error) {
      this.logger.warn(`cannot look up recipients: ${(error as Error).message}`);
      done(reply(451, 'Try again later'));
    }
  }

  private async data(stream: SMTPServerDataStream, session: SMTPServerSession, size: number, done: Done): Promise<void> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        // Over the limit the rest is read and dropped: answering before the final dot would break the dialogue.
        if (bytes <= size) chunks.push(chunk);
      }
      if (stream.sizeExceeded || bytes > size) return done(reply(552, 'Message is too large'));
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
      const inbox = await this.firstInbox(recipients);
      if (!inbox) return done(reply(550, 'No such address here'));
      const from = session.envelope.mailFrom;
      const id = await runInContext({ traceId: newTraceId(), actor: systemActor }, () =>
        this.acceptMail.execute({ inboxId: inbox.id, door: 'smtp', envelopeFrom: from ? from.address : '', recipients, raw: Buffer.concat(chunks) }));
      done(null, `Accepted as ${id}`);
    } catch (error) {
      this.logger.warn(`mail refused for now: ${(error as Error).message}`);
      done(reply(451, 'Cannot store the message now, try again later'));
    }
  }

  private async firstInbox(recipients: string[]): Promise<InboxRow | null> {
    for (const recipient of recipients) {
      const inbox = await this.inboxes.byAddress(recipient);
      if (inbox) return inbox;
    }
    return null;
  }

  async onApplicationShutdown(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }
}

const reply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });
