import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseMail } from './parse-mail.js';
import type { ParsedMail } from './parsed-mail.js';

interface Output {
  write(text: string): unknown;
}

/** `deskbell mail parse FILE|DIR …`: one JSON line a file, exit status 0; 2 when a named file is missing. */
export async function runMailParse(paths: string[], out: Output, err: Output): Promise<number> {
  const files: string[] = [];
  for (const given of paths) {
    try {
      files.push(...((await stat(given)).isDirectory() ? await filesUnder(given) : [given]));
    } catch {
      err.write(`deskbell mail parse: no such file: ${given}\n`);
      return 2;
    }
  }
  if (paths.length === 0) {
    err.write('usage: deskbell mail parse FILE|DIR …\n');
    return 2;
  }
  for (const file of files) out.write(`${JSON.stringify(asLine(file, await parseMail(await readFile(file))))}\n`);
  return 0;
}

async function filesUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The public line of one mail: what only the server needs is left out. */
export function asLine(file: string, mail: ParsedMail): Record<string, unknown> {
  return {
    file,
    from: mail.from, to: mail.to, cc: mail.cc, replyTo: mail.replyTo,
    subject: mail.subject, messageId: mail.messageId, inReplyTo: mail.inReplyTo, references: mail.references, date: mail.date,
    text: mail.text, html: mail.html, visibleText: mail.visibleText, elidedText: mail.elidedText,
    attachments: mail.attachments.map(({ name, type, size, inline }) => ({ name, type, size, inline })),
    class: mail.class, bounce: mail.bounce, forward: mail.forward,
    mayAutoRespond: mail.mayAutoRespond, whyNot: mail.whyNot, warnings: mail.warnings,
  };
}
