import { htmlLines } from './html/html-lines.js';
import { decodeTransfer } from './mime/decode-transfer.js';
import { collectBody, type MailBody } from './mime/collect-body.js';
import { extractUuFiles } from './mime/decode-uuencode.js';
import { mimeLimits } from './mime/mime-limits.js';
import { stripPgpArmor } from './mime/unwrap-signed.js';
import { walkMime } from './mime/walk-mime.js';
import type { TextLine } from './quote/quoted-line.js';
import { trimLines, trimText, type TrimmedText } from './trim-quote.js';

export interface MailText {
  text: string;
  html: string | null;
  trimmed: TrimmedText;
}

const MAX_HTML_FOR_LINES = 5 * 1024 * 1024;

/** Rules P4, P11, Q2: the whole plain text and the part of it that is new, from HTML where the clients mark quotes. */
export function readMailText(body: MailBody, warnings: string[], depth = 0): MailText {
  let html = body.html !== null && body.html.trim() !== '' ? body.html : null;
  if (html !== null && html.length > mimeLimits.textChars) {
    warnings.push(`truncated: ${Math.round(html.length / 1048576)} MB body`);
    html = html.slice(0, mimeLimits.textChars);
  }
  let lines: TextLine[] | null = html !== null && html.length <= MAX_HTML_FOR_LINES ? htmlLines(html) : null;
  if (lines !== null && !lines.some((line) => line.text.trim() !== '')) {
    lines = null; // rule P4: HTML that shows no text falls back to the plain part
    if (body.text.trim() !== '') html = null;
  }
  let text = body.text;
  if (text.length > mimeLimits.textChars) {
    warnings.push(`truncated: ${Math.round(text.length / 1048576)} MB body`);
    text = text.slice(0, mimeLimits.textChars);
  }
  if (text.trim() === '' && lines) text = lines.map((line) => line.text).join('\n');
  if (text.trim() === '' && !lines && body.messages.length > 0 && !body.report && depth < 5) text = textOfMessages(body, warnings, depth);
  return { text, html, trimmed: trim(text, lines) };
}

function trim(text: string, lines: TextLine[] | null): TrimmedText {
  const started = performance.now();
  if (lines) {
    const marked = trimLines(lines);
    if (marked.visibleText.trim() !== '') return marked;
  }
  if (performance.now() - started > 200) return { visibleText: text, elidedText: '', cutAt: null };
  // The whole text keeps a uuencoded block, which is part of it; a reader gets the file instead.
  const plain = trimText(stripPgpArmor(extractUuFiles(text).text));
  // Rule Q1: never empty when there was text.
  return plain.visibleText.trim() === '' && text.trim() !== '' ? { visibleText: text.trim(), elidedText: '', cutAt: null } : plain;
}

// A mail that is nothing but another mail (digest, "forward as attachment" without a word) shows that one's text.
function textOfMessages(body: MailBody, warnings: string[], depth: number): string {
  const texts: string[] = [];
  for (const part of body.messages.slice(0, 20)) {
    const inner = walkMime(decodeTransfer(part.body, part.encoding));
    texts.push(readMailText(collectBody(inner.root), warnings, depth + 1).text);
  }
  return texts.join('\n\n').trim();
}
