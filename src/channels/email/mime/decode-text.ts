import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { encodingOfLabel } from './charset-names.js';
import { decodeEscaped } from './decode-escaped.js';
import { guessCharset } from './guess-charset.js';

/** Bytes → text by the charset rules P1 and P2. `label` is what the mail claims, which may be wrong or missing. */
export function decodeText(bytes: Buffer, label?: string): string {
  if (bytes.length === 0) return '';
  const named = encodingOfLabel(label);
  const encoding = named === null ? guessCharset(bytes) : correct(bytes, named);
  return decodeAs(bytes, encoding);
}

/** Bytes → text in a known encoding; a byte-order mark wins and is removed. */
export function decodeAs(bytes: Buffer, encoding: string): string {
  switch (encoding) {
    case 'utf-8':
      return withoutBom(bytes.toString('utf8'));
    case 'iso-2022:jp':
    case 'iso-2022:kr':
    case 'iso-2022:cn':
    case 'hz':
      return decodeEscaped(bytes, encoding);
    case 'windows-1252':
      return isAscii(bytes) ? bytes.toString('latin1') : iconv.decode(bytes, encoding);
    case 'utf-16':
    case 'utf-16le':
    case 'utf-16be':
      // A one-byte line end that a transfer encoding left after two-byte text reads as U+0A0D or U+0D0A.
      return withoutBom(iconv.decode(bytes, encoding)).replace(/[\u0a0d\u0d0a]$/, '\n');
    default:
      return withoutBom(iconv.decode(bytes, encoding));
  }
}

function correct(bytes: Buffer, encoding: string): string {
  // us-ascii and latin1 labels on UTF-8 are the commonest lie; valid multi-byte UTF-8 is never latin1 by chance.
  if (encoding === 'windows-1252' && !isAscii(bytes)) {
    if (isUtf8(bytes)) return 'utf-8';
    return 'windows-1252';
  }
  if (encoding === 'windows-1252') return escapes(bytes) ?? encoding;
  if (encoding === 'utf-8' && !isUtf8(bytes)) {
    const guess = guessCharset(bytes);
    return guess;
  }
  if ((encoding === 'gb18030' || encoding === 'big5-hkscs' || encoding === 'cp949') && !isAscii(bytes) && isUtf8(bytes) && bytes.length > 24) {
    return 'utf-8';
  }
  if (encoding === 'utf-16' && bytes[0] !== 0xff && bytes[0] !== 0xfe) return bytes[0] === 0 ? 'utf-16be' : 'utf-16le';
  return encoding;
}

function escapes(bytes: Buffer): string | null {
  return bytes.includes(0x1b) && bytes.indexOf('\x1b$', 0, 'latin1') >= 0 ? 'iso-2022:jp' : null;
}

/** True when every byte is below 0x80. */
export function isAscii(bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) return false;
  return true;
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
