import type { MailAddress } from '../parsed-mail.js';
import { decodeWords } from './decode-words.js';
import { mimeLimits } from './mime-limits.js';

interface Draft {
  text: string;
  quoted: boolean;
  angle: string | null;
  comment: string;
}

const NEAR = 1000;
const MAX_CHARS = 256 * 1024;
const bareAddress = /[^\s<>"(),;:[\]]{1,256}@[^\s<>"(),;:]{1,256}/;
const plausible = /^[^\s@<>(),;:"]{1,128}@(?:\[[^\]\s]+\]|[^\s@<>(),;:"[\]]+)$|^"[^"]{1,128}"@[^\s@<>]+$/;

/** RFC 5322 address lists as they are met (rule P10): groups, comments, no brackets, stray characters; nobody is dropped. */
export function parseAddresses(value: string | undefined, fallbackCharset?: string): MailAddress[] {
  if (!value) return [];
  if (value.length > MAX_CHARS) value = value.slice(0, MAX_CHARS);
  const found: MailAddress[] = [];
  let draft = emptyDraft();
  const flush = (): void => {
    const address = finish(draft, fallbackCharset);
    if (address) found.push(address);
    draft = emptyDraft();
  };
  let i = 0;
  while (i < value.length && found.length < mimeLimits.addresses) {
    const char = value[i]!;
    if (char === '=' && value[i + 1] === '?') {
      // An encoded word is one token, whatever commas an encoder left in it.
      const end = encodedWordEnd(value, i);
      draft.text += value.slice(i, end);
      i = end;
    } else if (char === '"') {
      const [quoted, end] = readQuoted(value, i);
      draft.text += draft.angle === null && value[end] !== '@' ? quoted : `"${quoted}"`;
      draft.quoted = true;
      i = end;
    } else if (char === '(') {
      const [comment, end] = readComment(value, i);
      draft.comment = comment;
      i = end;
    } else if (char === '<') {
      const close = indexNear(value, '>', i + 1);
      const comma = indexNear(value, ',', i + 1);
      const open = indexNear(value, '<', i + 1);
      let end = close < 0 ? (comma < 0 ? Math.min(value.length, i + NEAR) : comma) : close;
      if (open > 0 && open < end && value.slice(i + 1, open).includes('@')) end = open; // <a@b<mailto:a@b>>
      const inner = value.slice(i + 1, end).replace(/^[<\s]+/, '');
      if (draft.angle === null || !draft.angle.includes('@')) draft.angle = inner;
      i = close < 0 ? end : value[close + 1] === '>' ? close + 2 : close + 1;
    } else if (char === ',' || char === ';') {
      if (char === ',' && draft.angle === null && !draft.text.includes('@') && commaInName(value, i)) draft.text += char;
      else flush();
      i++;
    } else if (char === ':' && draft.angle === null && !draft.text.includes('@') && !/mailto$/i.test(draft.text)) {
      draft = emptyDraft(); // a group name ("undisclosed-recipients:")
      i++;
    } else {
      draft.text += char;
      i++;
    }
  }
  flush();
  return found;
}

// Every search is bounded, so that a megabyte of "<" costs no more than a megabyte of anything.
function indexNear(value: string, char: string, from: number): number {
  const found = value.slice(from, from + NEAR).indexOf(char);
  return found < 0 ? -1 : from + found;
}

function emptyDraft(): Draft {
  return { text: '', quoted: false, angle: null, comment: '' };
}

function encodedWordEnd(value: string, from: number): number {
  const match = /^=\?[^?\s]{1,80}\?[bBqQ]\?/.exec(value.slice(from, from + 90));
  if (!match) return from + 1;
  const start = from + match[0].length;
  const end = value.slice(start, start + NEAR).indexOf('?=');
  return end < 0 ? start : start + end + 2;
}

function readQuoted(value: string, from: number): [string, number] {
  let out = '';
  let i = from + 1;
  const limit = Math.min(value.length, from + NEAR);
  while (i < limit && value[i] !== '"') {
    if (value[i] === '\\' && i + 1 < value.length) i++;
    out += value[i++];
  }
  // No closing quote: the quote was a stray character, not a string.
  if (i >= limit) return ['', from + 1];
  return [out, i + 1];
}

function readComment(value: string, from: number): [string, number] {
  let depth = 0;
  const limit = Math.min(value.length, from + NEAR);
  for (let i = from; i < limit; i++) {
    if (value[i] === '\\') i++;
    else if (value[i] === '(') depth++;
    else if (value[i] === ')' && --depth === 0) return [value.slice(from + 1, i), i + 1];
  }
  return [value.slice(from + 1, limit), limit];
}

// "Doe, John <j@x>" without quotes: a comma before a bracket that belongs to no complete address yet is part of the name.
function commaInName(value: string, comma: number): boolean {
  const rest = value.slice(comma + 1, comma + 200);
  const bracket = rest.indexOf('<');
  const next = rest.search(/[,;@]/);
  return bracket >= 0 && next > bracket;
}

function finish(draft: Draft, charset: string | undefined): MailAddress | null {
  let name = draft.text.trim();
  let address = draft.angle?.trim() ?? '';
  if (!address.includes('@')) {
    const bare = bareAddress.exec(name);
    if (bare) {
      address = bare[0];
      name = `${name.slice(0, bare.index)} ${name.slice(bare.index + bare[0].length)}`.trim();
    } else if (draft.angle === null) {
      address = name;
      name = '';
    }
  }
  address = decodeWords(address, charset).replace(/^mailto:/i, '').replace(/^['<\s]+|['>\s]+$/g, '').replace(/\s*@\s*/, '@').replace(/\.$/, '');
  name = cleanName(decodeWords(name || (draft.quoted ? '' : draft.comment), charset));
  if (!name && draft.comment) name = cleanName(decodeWords(draft.comment, charset));
  if (!address && !name) return null;
  const at = address.lastIndexOf('@');
  if (at > 0) address = address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
  return plausible.test(address) ? { name, address } : { name, address, invalid: true };
}

function cleanName(name: string): string {
  return name
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}
