import { Deadline, QuoteTimeout } from './quote/deadline.js';
import { cutLines } from './quote/cut-lines.js';
import type { TextLine } from './quote/quoted-line.js';

export interface TrimmedText {
  visibleText: string;
  elidedText: string;
  /** Where the old text begins in the markup when everything after it is old; null when it does not fall so simply. */
  cutAt: number | null;
}

// Rule Q4: beyond this size only marked quotes would be worth finding, and the time is better spent elsewhere.
const MAX_CHARS = 2 * 1024 * 1024;
const MAX_LINES = 60_000;
const QUOTE_MS = 200;

/** Plain text → what the person wrote now and what was cut (rules Q1–Q4). */
export function trimText(text: string): TrimmedText {
  if (text.length > MAX_CHARS) return { visibleText: text, elidedText: '', cutAt: null };
  return trimLines(text.split('\n').map((line) => ({ text: line, mark: '', at: -1 })));
}

/** The same for lines with the clients' marks on them, as `htmlLines` gives them. */
export function trimLines(lines: TextLine[]): TrimmedText {
  if (lines.length > MAX_LINES) return { visibleText: joined(lines), elidedText: '', cutAt: null };
  let keep: boolean[];
  try {
    keep = cutLines(lines, new Deadline(QUOTE_MS));
  } catch (error) {
    if (error instanceof QuoteTimeout) return { visibleText: joined(lines), elidedText: '', cutAt: null };
    throw error;
  }
  const visible = lines.filter((_, i) => keep[i]);
  const elided = lines.filter((_, i) => !keep[i]);
  const firstCut = keep.indexOf(false);
  const suffix = firstCut >= 0 && keep.lastIndexOf(true) < firstCut;
  return { visibleText: joined(visible), elidedText: joined(elided), cutAt: suffix ? lines[firstCut]!.at : null };
}

function joined(lines: TextLine[]): string {
  return lines
    .map((line) => line.text.trimEnd())
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd();
}
