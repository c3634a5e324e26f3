import { createHash } from 'node:crypto';
import { unixLines } from './mime/line-endings.js';

/** Rule I2: SHA-256 over the raw body; CRLF, CR and LF count as one line ending, blank ends do not count. */
export function digestBody(body: Buffer): string {
  let end = body.length;
  while (end > 0 && (body[end - 1] === 10 || body[end - 1] === 13)) end--;
  const hash = createHash('sha256');
  hash.update(unixLines(body.subarray(0, end)));
  return hash.digest('hex');
}

/** Rule I3: the id under which a mail is known once; without Message-ID it follows from From, Date, Subject and body. */
export function normaliseMessageId(messageId: string | null, parts: { from: string; date: string; subject: string; bodyDigest: string }): string {
  if (messageId) {
    const bare = messageId.replace(/^<|>$/g, '').trim();
    const at = bare.lastIndexOf('@');
    // The right side is a host name and compares without case; the left side does not.
    return `<${at > 0 ? bare.slice(0, at) + bare.slice(at).toLowerCase() : bare}>`;
  }
  const hash = createHash('sha256').update([parts.from, parts.date, parts.subject, parts.bodyDigest].join('\n')).digest('hex');
  return `<${hash.slice(0, 40)}@derived.invalid>`;
}
