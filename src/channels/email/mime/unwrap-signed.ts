import { decodeTransfer } from './decode-transfer.js';
import type { MimePart } from './mime-part.js';

/** Rule P8: what protects the mail, for a badge. It says nothing about the signature being good. */
export type MailProtection = 'signed' | 'encrypted' | null;

const opaqueType = /^application\/(?:x-)?pkcs7-mime$/;

/** The protection a part declares by its type (RFC 1847, RFC 8551, RFC 3156) or, for old PGP, by its first line. */
export function protectionOf(root: MimePart, text: string): MailProtection {
  if (root.type === 'multipart/signed') return 'signed';
  if (root.type === 'multipart/encrypted') return 'encrypted';
  if (opaqueType.test(root.type)) return /signed/i.test(root.parameters.get('smime-type') ?? '') || unwrapOpaque(root) ? 'signed' : 'encrypted';
  const start = text.slice(0, 200).trimStart();
  if (start.startsWith('-----BEGIN PGP SIGNED MESSAGE-----')) return 'signed';
  return start.startsWith('-----BEGIN PGP MESSAGE-----') ? 'encrypted' : null;
}

/** The MIME entity inside an opaque S/MIME signature (CMS SignedData), or null when it is encrypted or damaged. */
export function unwrapOpaque(part: MimePart): Buffer | null {
  if (!opaqueType.test(part.type)) return null;
  const cms = decodeTransfer(part.body, part.encoding);
  // id-data 1.2.840.113549.1.7.1 stands right before the content; enveloped data has it before ciphertext instead.
  if (cms.subarray(0, 64).indexOf(Buffer.from('2a864886f70d010702', 'hex')) < 0) return null;
  const at = cms.indexOf(Buffer.from('06092a864886f70d010701', 'hex'));
  if (at < 0) return null;
  try {
    const outer = readLength(cms, at + 11); // [0] EXPLICIT
    return octets(cms, outer.start);
  } catch {
    return null;
  }
}

// BER: one OCTET STRING, or a constructed one of many chunks.
function octets(data: Buffer, from: number): Buffer | null {
  const tag = data[from];
  const { start, length } = readLength(data, from);
  if (tag === 0x04) return data.subarray(start, start + length);
  if (tag !== 0x24) return null;
  const chunks: Buffer[] = [];
  const end = length < 0 ? data.length : start + length;
  for (let i = start; i < end && data[i] === 0x04; ) {
    const chunk = readLength(data, i);
    chunks.push(data.subarray(chunk.start, chunk.start + chunk.length));
    i = chunk.start + chunk.length;
  }
  return Buffer.concat(chunks);
}

function readLength(data: Buffer, tagAt: number): { start: number; length: number } {
  const first = data[tagAt + 1];
  if (first === undefined) throw new RangeError('truncated');
  if (first === 0x80) return { start: tagAt + 2, length: -1 };
  if (first < 0x80) return { start: tagAt + 2, length: first };
  const size = first & 0x7f;
  return { start: tagAt + 2 + size, length: data.readUIntBE(tagAt + 2, size) };
}

const armorHead = /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z-]{1,40}:[^\n]{0,200}\n){0,10}\n?/;

/** Old-style PGP: the signed text without its armour. */
export function stripPgpArmor(text: string): string {
  const trimmed = text.trimStart();
  const head = armorHead.exec(trimmed);
  if (!head) return text;
  const end = trimmed.indexOf('\n-----BEGIN PGP SIGNATURE-----');
  return trimmed.slice(head[0].length, end < 0 ? undefined : end).replace(/^- (?=-)/gm, '');
}
