import { parseAddresses } from '../mime/parse-addresses.js';
import { parseMailDate } from '../mime/parse-mail-date.js';
import type { ForwardedMail } from '../parsed-mail.js';
import { headerBlockAt, type HeaderBlock } from '../quote/header-block.js';
import type { TextLine } from '../quote/quoted-line.js';

// Chinese, Japanese and Korean clients, whose delimiters the general reader does not know.
const delimiter = /^[\s>]{0,6}[-=_*]{2,60}\s{0,4}(?:转发的?邮件(?:信息)?|转发邮件|已转发的邮件|原始邮件|原邮件|轉寄的?郵件|轉寄郵件|轉寄訊息|轉發郵件|原始郵件|転送(?:メッセージ|されたメッセージ|メール)|전달된 (?:메시지|메일)|원본 메(?:시지|일))\s{0,4}:?\s{0,4}[-=_*]{0,60}\s*$/iu;

/** A forward block found by its delimiter line and labels; null when the text has none of these. */
export function readForwardBlock(text: string, subject: string, bySubject: boolean): ForwardedMail | null {
  const lines: TextLine[] = text.split('\n').map((line) => ({ text: line, mark: '', at: -1 }));
  for (let i = 0; i < lines.length && i < 2000; i++) {
    if (!delimiter.test(lines[i]!.text)) continue;
    // "原始邮件" also stands above answers; the subject tells.
    if (/原始|原邮件|원본/.test(lines[i]!.text) && !bySubject) continue;
    for (let j = i + 1; j < Math.min(i + 4, lines.length); j++) {
      if (lines[j]!.text.trim() === '') continue;
      const block = headerBlockAt(lines, j);
      if (block) return forwardOf(lines, i, j + block.length, block, subject);
      break;
    }
  }
  return null;
}

function forwardOf(lines: TextLine[], noteEnd: number, bodyStart: number, block: HeaderBlock, subject: string): ForwardedMail {
  const field = (kind: string): string => block.fields.find((item) => item.kind === kind)?.value ?? '';
  const join = (part: TextLine[]): string => part.map((line) => line.text).join('\n').trim();
  return {
    from: parseAddresses(field('from'))[0] ?? null,
    to: parseAddresses(field('to')),
    subject: field('subject') || subject.replace(/^[^:：]{1,12}[:：]\s*/, ''),
    date: parseMailDate(field('date')) ?? (field('date') || null),
    text: join(lines.slice(bodyStart)),
    note: join(lines.slice(0, noteEnd)) || null,
  };
}
