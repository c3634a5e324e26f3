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
const MAX_LINES = 20_000;
const QUOTE_MS = 200;

/** Plain text → what the person wrote now and what was cut (rules Q1–Q4). */
export function trimText(text: string): TrimmedText {
  if (text.length > MAX_CHARS || lineCount(text) > MAX_LINES) return { visibleText: text, elidedText: '', cutAt: null };
  return trimLines(splitSharedLines(text.split('\n')).map((line) => ({ text: line, mark: '', at: -1 })));
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

const sharedLine = /^(.{0,300}\S)\s+(On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d)[^\n]{10,160} wrote:)\s*$/;

// Some clients lose the line break between the answer and "On … wrote:"; the quote below tells that it is a header.
function splitSharedLines(lines: string[]): string[] {
  if (!lines.some((line, i) => line.length < 500 && line.trimEnd().endsWith('wrote:') && (lines[i + 1] ?? '').startsWith('>') && sharedLine.test(line))) return lines;
  return lines.flatMap((line, i) => {
    const match = line.length < 500 && (lines[i + 1] ?? '').startsWith('>') ? sharedLine.exec(line) : null;
    return match && !line.startsWith('>') ? [match[1]!, match[2]!] : [line];
  });
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0 && count <= MAX_LINES; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function joined(lines: TextLine[]): string {
  return lines
    .map((line) => line.text.trimEnd())
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd();
}
