import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { AcceptMail, Inboxes } from '../channels/index.js';
import { parseMail } from '../channels/email/parse-mail.js';
import { withApplication } from './with-application.js';

/** `deskbell mail ingest FILE`: exit 0 when the mail is safe, 2 when the file is missing or for none of our inboxes. */
export async function runIngestMail(file: string, options: { to?: string }): Promise<void> {
  const raw = file === '-' ? await buffer(process.stdin) : await readFile(file).catch(() => null);
  if (!raw) {
    process.stderr.write(`cannot read ${file}\n`);
    process.exitCode = 2;
    return;
  }
  await withApplication(async (app) => {
    const mail = await parseMail(raw);
    const recipients = options.to ? [options.to] : [...mail.deliveredTo, ...[...mail.to, ...mail.cc].map((one) => one.address)];
    const inboxes = app.get(Inboxes);
    const found = await Promise.all(recipients.map((address) => inboxes.byAddress(address)));
    const inbox = found.find((one) => one !== null) ?? (options.to ? null : await inboxes.first());
    if (!inbox) {
      process.stderr.write('none of the recipients is an inbox of this desk\n');
      return 2;
    }
    const returnPath = mail.headers['return-path']?.[0]?.replace(/[<>\s]/g, '');
    const id = await app.get(AcceptMail).execute({ inboxId: inbox.id, door: 'cli', envelopeFrom: returnPath ?? null, recipients, raw });
    process.stdout.write(`${JSON.stringify({ intakeId: id, inbox: inbox.address })}\n`);
    return 0;
  });
}
