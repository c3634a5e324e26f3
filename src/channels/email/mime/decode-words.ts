import { encodingOfLabel } from './charset-names.js';
import { decodeText, isAscii } from './decode-text.js';
import { decodeQuotedPrintable } from './decode-transfer.js';
import { mimeLimits } from './mime-limits.js';

interface EncodedWord {
  start: number;
  end: number;
  charset: string;
  bytes: Buffer;
}

const wordStart = /=\?([^?\s]{1,80})\?([bBqQ])\?/g;

/**
 * RFC 2047 with rule P3: neighbours of one charset are joined as bytes before decoding, for a character may be split
 * across two words. Raw 8-bit text (RFC 6532, or plain wrong) is decoded too. `value` holds bytes as latin1 characters.
 */
export function decodeWords(value: string, fallbackCharset?: string): string {
  if (!value.includes('=?')) return decodeRaw(value, fallbackCharset);
  const words = findWords(value);
  if (words.length === 0) return decodeRaw(value, fallbackCharset);
  let out = '';
  let position = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const gap = value.slice(position, word.start);
    if (i === 0 || gap.trim() !== '') out += decodeRaw(gap, fallbackCharset);
    const run = [word.bytes];
    while (i + 1 < words.length && joins(words[i]!, words[i + 1]!, value)) run.push(words[++i]!.bytes);
    out += decodeText(run.length === 1 ? run[0]! : Buffer.concat(run), word.charset);
    position = words[i]!.end;
  }
  return out + decodeRaw(value.slice(position), fallbackCharset);
}

function joins(a: EncodedWord, b: EncodedWord, value: string): boolean {
  return sameCharset(a.charset, b.charset) && value.slice(a.end, b.start).trim() === '';
}

function sameCharset(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase() || (encodingOfLabel(a) !== null && encodingOfLabel(a) === encodingOfLabel(b));
}

function findWords(value: string): EncodedWord[] {
  const words: EncodedWord[] = [];
  wordStart.lastIndex = 0;
  for (let match = wordStart.exec(value); match; match = wordStart.exec(value)) {
    const from = wordStart.lastIndex;
    const close = value.indexOf('?=', from);
    const broken = close < 0;
    // A missing "?=" at the very end is common where a header was cut; what is there is still readable.
    const end = broken ? value.length : close;
    if (end - from <= mimeLimits.encodedWordChars) {
      words.push({ start: match.index, end: broken ? end : end + 2, charset: match[1]!, bytes: wordBytes(value.slice(from, end), match[2]!) });
    }
    if (broken) break;
    wordStart.lastIndex = end + 2;
  }
  return words;
}

function wordBytes(content: string, kind: string): Buffer {
  if (kind === 'b' || kind === 'B') return Buffer.from(content, 'base64');
  return decodeQuotedPrintable(Buffer.from(`${content.replace(/_/g, '=20')}`, 'latin1'));
}

/** Header text without encoded words: ASCII stays, UTF-8 is recognised, else the body's charset or a guess. */
export function decodeRaw(value: string, fallbackCharset?: string): string {
  if (!/[\x80-\xff\x1b]/.test(value)) return value;
  const bytes = Buffer.from(value, 'latin1');
  if (isAscii(bytes)) return decodeText(bytes, 'us-ascii');
  return decodeText(bytes, bytes.toString('utf8').includes('\ufffd') ? fallbackCharset : 'utf-8');
}
