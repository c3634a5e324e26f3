import type { Deadline } from './deadline.js';
import { findOldText, isQuoted } from './find-old-text.js';
import { isRule } from './original-message.js';
import type { TextLine } from './quoted-line.js';
import { signatureStart } from './signature-start.js';

/** For each line: true = written now, false = old text or signature. */
export type Keep = boolean[];

/**
 * Rule Q1: decides line by line what the person wrote now. Top-posted, bottom-posted and interleaved answers are told
 * apart by what follows the first header; an interleaved answer is never cut, and the result is never empty.
 */
export function cutLines(lines: TextLine[], deadline: Deadline): Keep {
  const keep: Keep = lines.map(() => true);
  decide(lines, keep, 0, deadline);
  stripEnd(lines, keep);
  if (!anyKept(lines, keep)) {
    // Nothing but quotes and signatures: all of it is what the person sent.
    keep.fill(true);
  }
  return keep;
}

function decide(lines: TextLine[], keep: Keep, from: number, deadline: Deadline): void {
  let start = findOldText(lines, from, deadline);
  let guard = 0;
  while (start && !hasText(lines, keep, start.at)) {
    // The mail begins with the header: only the header goes, the rest is all there is.
    const end = start.at + start.length;
    if (end >= lines.length || start.length === 0 || ++guard > 5) return cutTrailingQuote(lines, keep, from);
    const answer = start.kind === 'wrote' ? answerBelow(lines, end) : null;
    if (answer === 'none' && start.kind === 'wrote' && isQuotedBelow(lines, end)) {
      return; // a quote and nothing else: kept whole
    }
    drop(keep, start.at, end);
    if (typeof answer === 'number') {
      drop(keep, start.at, answer);
      return decide(lines, keep, answer, deadline);
    }
    if (answer === 'interleaved') return dropInnerHeaders(lines, keep, end, deadline);
    start = findOldText(lines, end, deadline);
  }
  if (!start) return cutTrailingQuote(lines, keep, from);
  const end = start.at + start.length;
  const answer = start.kind === 'wrote' ? answerBelow(lines, end) : 'none';
  if (answer === 'none') return drop(keep, start.kind === 'block' ? aboveOwnAddress(lines, keep, start.at) : start.at, lines.length);
  drop(keep, start.at, end);
  if (answer === 'interleaved') return dropInnerHeaders(lines, keep, end, deadline);
  drop(keep, start.at, answer);
  cutTrailingQuote(lines, keep, answer);
}

// Foxmail signs with the sender's bare address right above the block.
function aboveOwnAddress(lines: TextLine[], keep: Keep, at: number): number {
  let i = at - 1;
  while (i > 0 && lines[i]!.text.trim() === '') i--;
  return i > 0 && /^\s*[^\s@<>]{1,64}@[^\s@<>]{3,200}\s*$/.test(lines[i]!.text) && hasText(lines, keep, i) ? i : at;
}

/** What comes after a header's quoted run: nothing new, one answer below (its first line), or answers in between. */
function answerBelow(lines: TextLine[], from: number): 'none' | 'interleaved' | number {
  let i = from;
  while (i < lines.length && lines[i]!.text.trim() === '') i++;
  if (i >= lines.length || !isQuoted(lines[i]!)) return 'none';
  while (i < lines.length && (isQuoted(lines[i]!) || lines[i]!.text.trim() === '' || isWrapTail(lines, i))) i++;
  if (i >= lines.length) return 'none';
  if (signatureStart(lines.slice(i), lines.length - i) === 0) return 'none';
  const answer = i;
  for (; i < lines.length; i++) {
    if (lines[i]!.mark === 'cut') return answer;
    if (isQuoted(lines[i]!)) return 'interleaved';
  }
  return answer;
}

// A quoted line that a server wrapped: its tail stands without ">" between two quoted lines.
function isWrapTail(lines: TextLine[], i: number): boolean {
  const next = lines[i + 1];
  const previous = lines[i - 1];
  if (!next || !previous || lines[i]!.mark === 'header') return false;
  const { text } = lines[i]!;
  // "> … long line without an end ⏎ its lower-case tail ⏎ > …"; an answer put between starts anew.
  return isQuoted(previous) && previous.mark === '' && previous.text.length > 55 && isQuoted(next) && text.length < 80 && !/[.?!:;]\s*$/.test(previous.text) && /^\p{Ll}/u.test(text);
}

function dropInnerHeaders(lines: TextLine[], keep: Keep, from: number, deadline: Deadline): void {
  let start = findOldText(lines, from, deadline);
  for (let guard = 0; start && guard < 50; guard++) {
    const end = start.at + Math.max(start.length, 1);
    if (start.kind !== 'wrote') return drop(keep, start.at, lines.length);
    if (answerBelow(lines, end) === 'none' && !isQuotedBelow(lines, end)) return drop(keep, start.at, lines.length);
    drop(keep, start.at, end);
    start = findOldText(lines, end, deadline);
  }
}

function isQuotedBelow(lines: TextLine[], from: number): boolean {
  for (let i = from; i < lines.length; i++) if (lines[i]!.text.trim() !== '') return isQuoted(lines[i]!);
  return false;
}

// Quoted lines at the very end, below an answer, without any header.
function cutTrailingQuote(lines: TextLine[], keep: Keep, from: number): void {
  let i = lines.length;
  const signature = signatureStart(lines, lines.length);
  if (signature > from && hasText(lines, keep, signature)) i = signature;
  let first = i;
  while (i > from && (lines[i - 1]!.text.trim() === '' || isQuoted(lines[i - 1]!))) {
    i--;
    if (isQuoted(lines[i]!)) first = i;
  }
  if (first < lines.length && hasText(lines, keep, first)) drop(keep, first, lines.length);
}

function stripEnd(lines: TextLine[], keep: Keep): void {
  const kept = lines.map((line, i) => ({ line, i })).filter(({ i }) => keep[i]);
  const visible = kept.map(({ line }) => line);
  const start = signatureStart(visible, visible.length);
  if (start < visible.length && visible.slice(0, start).some((line) => line.text.trim() !== '')) {
    for (const { i } of kept.slice(start)) keep[i] = false;
    kept.length = start;
  }
  // Rules, tracking marks and blank lines left hanging at the end.
  for (let k = kept.length - 1; k > 0; k--) {
    const text = kept[k]!.line.text.trim();
    if (text !== '' && !isRule(text) && !/^[-_=*~#+\u1427\u2014]{1,2}$/.test(text)) break;
    keep[kept[k]!.i] = false;
  }
}

function drop(keep: Keep, from: number, to: number): void {
  keep.fill(false, from, to);
}

function hasText(lines: TextLine[], keep: Keep, before: number): boolean {
  for (let i = 0; i < before; i++) if (keep[i] && lines[i]!.text.trim() !== '' && !isRule(lines[i]!.text)) return true;
  return false;
}

function anyKept(lines: TextLine[], keep: Keep): boolean {
  return keep.some((kept, i) => kept && /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(lines[i]!.text));
}
