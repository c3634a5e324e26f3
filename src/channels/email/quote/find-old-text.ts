import type { Deadline } from './deadline.js';
import { headerBlockAt } from './header-block.js';
import { isOriginalMessageLine, isOwnMarker, isRule } from './original-message.js';
import type { TextLine } from './quoted-line.js';
import { isBareWroteLine, wroteHeaderAt } from './wrote-header.js';

/** Where old text begins: `wrote` headers may be answered below, a `block` or `marker` never is. */
export interface OldTextStart {
  kind: 'wrote' | 'block' | 'marker';
  at: number;
  /** Lines of the header itself, before the old text proper. */
  length: number;
}

const quotedStart = /^[ \t]{0,3}[>|]/;
const fenceLine = /^\s{0,3}```/;

/** True for a line of old text by its `>` or by the client's markup. */
export function isQuoted(line: TextLine): boolean {
  return line.mark === 'quote' || quotedStart.test(line.text);
}

/** The first header or marker above old text at or after `from`; quoted lines are passed over, for they are old themselves. */
export function findOldText(lines: TextLine[], from: number, deadline: Deadline): OldTextStart | null {
  let fence = false;
  for (let i = from; i < lines.length; i++) {
    if ((i & 255) === 255) deadline.check();
    const line = lines[i]!;
    if (line.mark === 'cut') return { kind: 'marker', at: i, length: 0 };
    if (line.mark !== 'header' && isQuoted(line)) continue;
    const { text } = line;
    if (fenceLine.test(text)) fence = !fence;
    if (fence || text === '' || text.length > 1200) continue;
    if (isOwnMarker(text)) return { kind: 'marker', at: withRuleAbove(lines, i), length: 1 };
    if (isOriginalMessageLine(text)) return originalMessage(lines, i);
    const wrote = wroteHeaderAt(lines, i);
    if (wrote > 0) return { kind: 'wrote', at: i, length: wrote };
    if (isBareWroteLine(text) && followedByQuote(lines, i + 1)) return { kind: 'wrote', at: i, length: 1 };
    const block = headerBlockAt(lines, i);
    if (block) return { kind: 'block', at: withRuleAbove(lines, i), length: block.length + (i - withRuleAbove(lines, i)) };
  }
  return null;
}

function originalMessage(lines: TextLine[], at: number): OldTextStart {
  let next = at + 1;
  while (next < lines.length && next < at + 4 && lines[next]!.text === '') next++;
  const block = next < lines.length ? headerBlockAt(lines, next) : null;
  return { kind: 'block', at, length: block ? next + block.length - at : 1 };
}

function withRuleAbove(lines: TextLine[], at: number): number {
  let i = at - 1;
  while (i >= 0 && i > at - 4 && lines[i]!.text.trim() === '') i--;
  return i >= 0 && i > at - 4 && isRule(lines[i]!.text) ? i : at;
}

function followedByQuote(lines: TextLine[], from: number): boolean {
  for (let i = from; i < lines.length && i < from + 3; i++) {
    if (lines[i]!.text.trim() !== '') return isQuoted(lines[i]!);
  }
  return false;
}
