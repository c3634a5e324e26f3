import { headerLabels, type BlockField, type LabelKind } from './header-labels.js';
import { alternation } from './phrase-pattern.js';
import type { TextLine } from './quoted-line.js';

export interface HeaderBlock {
  fields: BlockField[];
  /** Number of lines from the first label to the last field's end. */
  length: number;
}

const kindOf = new Map<string, LabelKind>();
for (const kind of ['other', 'cc', 'to', 'subject', 'date', 'from'] as const) {
  for (const label of headerLabels[kind]) kindOf.set(label, kind);
}
// One word is two things: Portuguese "Data" and Italian "Da", Slavic "Do"; the commoner reading wins, the block decides.
const labelLine = new RegExp(`^[\\s>*_|\\u2022]{0,12}(${alternation([...kindOf.keys()])})[*_]{0,2}[ \\t\\u00a0]{0,12}[:：][*_]{0,2}\\s*(.*)$`, 'iu');
const MAX_BLOCK = 24;

function blockField(line: TextLine): BlockField | null {
  if (line.field === undefined) line.field = readField(line.text);
  return line.field;
}

function readField(text: string): BlockField | null {
  if (text.length > 2000 || !/[:：]/.test(text.slice(0, 60))) return null;
  const match = labelLine.exec(text);
  if (!match) return null;
  return { kind: kindOf.get(match[1]!.toLowerCase().replace(/\s+/g, ' ')) ?? 'other', value: match[2]!.replace(/^\*+|\*+$/g, '').trim() };
}

/**
 * The From/Sent/To/Subject block that starts at line `from`: a sender and a date, or three fields, are proof enough;
 * values may wrap, and blank lines between fields appear where HTML paragraphs became text.
 */
export function headerBlockAt(lines: TextLine[], from: number): HeaderBlock | null {
  const first = blockField(lines[from]!);
  if (!first || first.kind === 'other' || first.kind === 'cc') return null;
  const fields: BlockField[] = [{ ...first }];
  let last = from;
  let plain = 0;
  for (let i = from + 1; i < lines.length && i < from + MAX_BLOCK; i++) {
    const text = lines[i]!.text.replace(/^[\s>]+/, '');
    if (text === '') {
      // The blank line after a finished block ends it; one between single fields does not.
      if (i > last + 1 || complete(fields)) {
        if (!(i === last + 1 && nextField(lines, i))) break;
      }
      continue;
    }
    const field = blockField(lines[i]!);
    if (field) {
      fields.push({ ...field });
      last = i;
      plain = 0;
    } else {
      if (lines[i - 1]!.text.replace(/[\s>]+/, '') === '' || ++plain > 4) break;
      fields.at(-1)!.value += ` ${text}`;
      last = i;
    }
  }
  return complete(fields) ? { fields, length: last - from + 1 } : null;
}

function nextField(lines: TextLine[], blank: number): boolean {
  const next = lines[blank + 1];
  return next !== undefined && blockField(next) !== null;
}

function complete(fields: BlockField[]): boolean {
  const kinds = new Set(fields.map((field) => field.kind));
  if (!kinds.has('from')) {
    // "To / Date / Subject" without a sender is how some clients quote; two of them may be an appointment.
    return kinds.has('to') && kinds.has('date') && kinds.has('subject');
  }
  if (kinds.has('date')) return true;
  return kinds.has('to') && kinds.has('subject');
}
