import { alternation } from './phrase-pattern.js';
import type { TextLine } from './quoted-line.js';
import { wroteOpeners, wroteVerbs } from './reply-phrases.js';

const MAX_LINES = 6;
const MAX_CHARS = 400;

const opener = new RegExp(`^["'(\\[*_<\\-\\s]{0,6}(?:${alternation(wroteOpeners)})(?=[\\s,.:]|\\d|$)`, 'iu');
const cjkOpener = /^[在于於周星]/u;
const verb = new RegExp(`(?:^|[^\\p{L}])(?:${alternation(wroteVerbs.filter((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)))})(?=$|[^\\p{L}])`, 'iu');
const otherVerb = new RegExp(`(?:${alternation(wroteVerbs.filter((word) => !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)))})`, 'u');
const colonEnd = /[:：]\s*[-*_>]{0,6}$/;
const verbEnd = new RegExp(`(?:${alternation(wroteVerbs)})[^\\p{L}\\d]{0,8}$`, 'iu');
const dateLike = /\d{1,2}[:.hH时時]\s?\d{2}|\d{4}\s?[-/.年]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d{2}\b|\d{1,2}\s?[日일]/;
const address = /[^\s<>@]{1,128}@[^\s<>@]{1,128}\.[^\s<>@]{2,}/;
const leadingDate = /^[*"'\s]{0,3}(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年)/;
const leadingTime = /^\d{1,2}[:.]\d{2}\s?(?:[ap]m)?,?\s/i;
const gmailLine = /^\d{4}-\d{2}-\d{2}\s+\d{1,2}:\d{2}\s+GMT[+-]\d{2}:\d{2}\s+\S/;
const weekdayLine = /^\p{L}{2,12}\.?,\s.{0,80}\d{1,2}[:.]\d{2}/u;

/** How many lines from `from` make an "On … wrote:" header, which clients wrap freely; 0 when there is none. */
export function wroteHeaderAt(lines: TextLine[], from: number): number {
  const first = lines[from]!;
  if (first.mark === 'header') return headerRun(lines, from);
  const start = first.text.trim();
  if (start === '' || start.length > MAX_CHARS) return 0;
  const opened = opener.test(start) || cjkOpener.test(start) || leadingDate.test(start) || /^-{2,6}\s?\S/.test(start);
  if (!(opened || /^["'<\d]/.test(start) || start.includes('@') || weekdayLine.test(start) || otherVerb.test(start))) return 0;
  if (!/[\d@<]/.test(start) && !opened) return 0;
  let joined = '';
  let used = 0;
  for (let i = from; i < lines.length && used < MAX_LINES; i++, used++) {
    const text = lines[i]!.text.trim();
    if (text === '' && !(opened && unfinished(joined))) break;
    joined = joined === '' ? text : `${joined} ${text}`;
    if (joined.length > MAX_CHARS || isSentence(joined, opened)) break;
    if (isHeader(joined, opened)) return used + 1;
    if (i === from && opened && !/\d/.test(joined)) break; // "On the other hand, …"
  }
  return 0;
}

// A blank line may stand inside a wrapped header only before its address ("Someone ⏎ ⏎ <a@b> wrote:").
function unfinished(joined: string): boolean {
  return dateLike.test(joined) && joined.length < 160 && !/[.!?]$/.test(joined);
}

// Only a date, a name and an address come before the verb, no finished sentence.
function isSentence(joined: string, opened: boolean): boolean {
  return (joined.length > 200 && !opened) || /\p{Ll}{3,}(?:\.\.\.|…)/u.test(joined) || /\p{Ll}{3,}[.!?]\s+\p{Lu}/u.test(joined);
}

function isHeader(text: string, opened: boolean): boolean {
  const dated = dateLike.test(text);
  const mailed = address.test(text);
  if (dated && otherVerb.test(text) && (colonEnd.test(text) || verbEnd.test(text))) return true;
  if (mailed && verbEnd.test(text) && text.length < 250) return true;
  if (dated && opened && verb.test(text) && (colonEnd.test(text) || verbEnd.test(text))) return true;
  if (dated && mailed && verb.test(text) && colonEnd.test(text)) return true;
  if (dated && mailed && (leadingDate.test(text) || leadingTime.test(text) || weekdayLine.test(text)) && /[>):：]\s*$/.test(text) && text.length < 250) return true;
  if (dated && mailed && opened && /<[^<>\s]{1,200}@[^<>\s]{1,200}>\s*[:：]$/.test(text)) return true;
  return gmailLine.test(text);
}

function headerRun(lines: TextLine[], from: number): number {
  let i = from;
  while (i < lines.length && (lines[i]!.mark === 'header' || lines[i]!.text === '')) i++;
  return i - from;
}

/** Usenet's "Someone wrote:" without a date: a header only when quoted text follows at once. */
export function isBareWroteLine(text: string): boolean {
  return text.length < 120 && colonEnd.test(text.trim()) && verbEnd.test(text.trim().replace(/[:：]$/, '')) && !/[.!?。]\s/.test(text);
}
