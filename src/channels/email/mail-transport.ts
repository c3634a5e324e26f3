import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { AppConfig } from '../../platform/config/app-config.js';
import { uuidv7 } from '../../platform/ids.js';

export interface OutgoingMail {
  envelopeFrom: string;
  recipients: string[];
  mime: Buffer;
  messageId: string;
}

/** A refusal by the mail server: `permanent` (5xx) is never tried again, anything else is. */
export class MailRefused extends Error {
  constructor(
    message: string,
    readonly permanent: boolean,
  ) {
    super(message);
    this.name = 'MailRefused';
  }
}

/** The last step of a mail: to SMTP_URL, or without it as a file in DATA_DIR/outbox that administrators can read. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly smtp: Transporter | null;
  readonly outboxDir: string;

  constructor(config: AppConfig) {
    const url = config.env.SMTP_URL;
    this.smtp = url ? createTransport(url, { disableFileAccess: true, disableUrlAccess: true } as never) : null;
    this.outboxDir = path.join(config.dataDir, 'outbox');
  }

  /** Answers the server's reply. Throws MailRefused. */
  async send(mail: OutgoingMail): Promise<string> {
    return this.smtp ? this.bySmtp(this.smtp, mail) : this.toFile(mail);
  }

  private async bySmtp(smtp: Transporter, mail: OutgoingMail): Promise<string> {
    try {
      const info = (await smtp.sendMail({ envelope: { from: mail.envelopeFrom, to: mail.recipients }, raw: mail.mime })) as { response?: string };
      return info.response ?? 'accepted';
    } catch (error) {
      const { responseCode, message } = error as { responseCode?: number; message: string };
      throw new MailRefused(message, responseCode !== undefined && responseCode >= 500 && responseCode < 600);
    }
  }

  private async toFile(mail: OutgoingMail): Promise<string> {
    await mkdir(this.outboxDir, { recursive: true });
    const name = `${uuidv7()}.eml`;
    const file = path.join(this.outboxDir, name);
    const handle = await open(`${file}.part`, 'wx', 0o600);
    try {
      await handle.writeFile(Buffer.concat([Buffer.from(`X-Envelope-To: ${mail.recipients.join(', ')}\r\n`), mail.mime]));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.part`, file);
    return `written to outbox as ${name}`;
  }

  /** Newest first; at most 200. */
  async outbox(): Promise<{ id: string; head: string; at: Date; size: number }[]> {
    const names = (await readdir(this.outboxDir).catch(() => [])).filter((name) => name.endsWith('.eml'));
    const newest = names.sort().reverse().slice(0, 200);
    return Promise.all(
      newest.map(async (name) => {
        const file = path.join(this.outboxDir, name);
        const [bytes, info] = await Promise.all([readFile(file), stat(file)]);
        return { id: name.slice(0, -4), head: bytes.subarray(0, 8000).toString('latin1'), at: info.mtime, size: info.size };
      }),
    );
  }

  /** Bytes of one outbox mail, or null; `id` is checked, since it becomes a path. */
  async outboxFile(id: string): Promise<Buffer | null> {
    if (!/^[0-9a-f-]{36}$/.test(id)) return null;
    return readFile(path.join(this.outboxDir, `${id}.eml`)).catch(() => null);
  }

  async onApplicationShutdown(): Promise<void> {
    this.smtp?.close();
  }
}
