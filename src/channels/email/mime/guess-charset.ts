import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

const SAMPLE = 16_384;
const candidates = ['gb18030', 'big5-hkscs', 'cp932', 'euc-jp', 'cp949', 'windows-1251', 'koi8-r', 'windows-1252'] as const;

/** Rule P1: no usable label → UTF-8 if valid, an escape-coded charset if its escapes show, else the likeliest legacy one. */
export function guessCharset(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const escaped = escapeCoded(bytes);
  if (escaped) return escaped;
  if (isUtf8(bytes)) return 'utf-8';
  if (mostlyUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, SAMPLE);
  let best = 'windows-1252';
  let bestScore = -Infinity;
  for (const encoding of candidates) {
    const score = plausibility(iconv.decode(sample, encoding), encoding);
    if (score > bestScore) {
      bestScore = score;
      best = encoding;
    }
  }
  return best;
}

function escapeCoded(bytes: Buffer): string | null {
  if (bytes.indexOf('\x1b$)C', 0, 'latin1') >= 0) return 'iso-2022:kr';
  if (bytes.indexOf('\x1b$B', 0, 'latin1') >= 0 || bytes.indexOf('\x1b$@', 0, 'latin1') >= 0) return 'iso-2022:jp';
  return null;
}

// A long UTF-8 text cut in a character, or with one stray byte, is still UTF-8.
function mostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.subarray(0, SAMPLE).toString('utf8');
  let bad = 0;
  let good = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code === 0xfffd) bad++;
    else if (code > 0x7f) good++;
  }
  return good > 8 * bad;
}

function plausibility(text: string, encoding: string): number {
  let score = 0;
  let others = 0;
  let cjk = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) continue;
    others++;
    if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code < 0xf900)) score -= 20;
    else if (code >= 0x4e00 && code < 0xa000) {
      cjk++;
      score += encoding === 'gb18030' || encoding === 'big5-hkscs' ? commonness(code, encoding) : 1;
    } else if (code >= 0x3040 && code < 0x3100) score += 4;
    else if (code >= 0xff61 && code < 0xffa0) score -= 3; // half-width kana: what every legacy text looks like in Shift_JIS
    else if (code >= 0xac00 && code < 0xd7a4) score += 3;
    else if (code >= 0x430 && code < 0x450) score += 2;
    else if (code >= 0x410 && code < 0x430) score += 0.5;
    else if (code >= 0x3000 && code < 0x3040) score += 2;
    else if (code >= 0xff00 && code < 0xff61) score += 1;
    else if (code >= 0xc0 && code < 0x180) score += encoding === 'windows-1252' ? 0.8 : -2;
    else if (code >= 0x2010 && code < 0x2040) score += 0.5;
    else score -= 2;
  }
  // One or two accents among many ASCII letters are Western, though the bytes also pair up as something Eastern.
  if (encoding === 'windows-1252' && others * 6 < text.length) score += others * 3;
  return cjk > 0 || others > 0 ? score / Math.max(others, 1) : 0;
}

const frequentHan = new Set('的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日请請谢謝您号號订訂单單问問题題货貨收件发發邮郵件电電话話客户戶服务務处處理尽盡快测測试試查询詢付款退换換商品帮幫助联聯系繫');

function commonness(code: number, encoding: string): number {
  if (frequentHan.has(String.fromCharCode(code))) return 4;
  return encoding === 'gb18030' ? 1.4 : 1.2;
}
