import { mimeLimits } from './mime-limits.js';

/** One header field; `value` is unfolded and still holds raw bytes as latin1 characters. */
export interface RawHeader {
  name: string;
  value: string;
}

export interface HeaderBlock {
  headers: RawHeader[];
  bodyStart: number;
  truncated: boolean;
}

const LF = 10;
const CR = 13;
const fieldLine = /^([!-9;-~]{1,998})[ \t]*:/;
const mboxFrom = /^>?From .{0,200}\d{1,2}:\d{1,2}/;

/** RFC 5322 §2.2, read leniently: CRLF, bare LF or bare CR ends a line; lines that are no field are skipped (rule P9). */
export function splitHeaders(raw: Buffer, start = 0, end = raw.length): HeaderBlock {
  const headers: RawHeader[] = [];
  let position = start;
  let current: { name: string; parts: string[] } | undefined;
  let truncated = false;
  const flush = (): void => {
    if (current) headers.push({ name: current.name, value: current.parts.join('').trim() });
    current = undefined;
  };
  while (position < end) {
    const eol = lineEnd(raw, position, end);
    const next = eol < end && raw[eol] === CR && raw[eol + 1] === LF ? eol + 2 : Math.min(eol + 1, end);
    if (eol === position) {
      position = next;
      break;
    }
    if (position - start > mimeLimits.headerBytes) truncated = true;
    const line = truncated ? '' : raw.toString('latin1', position, eol);
    const first = raw[position];
    const field = first === 32 || first === 9 ? null : fieldLine.exec(line);
    if (first === 32 || first === 9) {
      if (current) current.parts.push(line);
    } else if (field) {
      flush();
      current = { name: field[1]!.toLowerCase(), parts: [line.slice(field[0].length)] };
    } else if (headers.length === 0 && !current && !truncated && !mboxFrom.test(line)) {
      // Text right at the top, no field at all: there is no header block (RFC 2046 §5.1 allows parts without one).
      break;
    }
    position = next;
  }
  flush();
  return { headers, bodyStart: Math.min(position, end), truncated };
}

function lineEnd(raw: Buffer, from: number, end: number): number {
  let i = from;
  while (i < end) {
    const byte = raw[i]!;
    if (byte === LF || byte === CR) return i;
    i++;
  }
  return end;
}

/** The first value of a field, or undefined. */
export function headerValue(headers: RawHeader[], name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value;
}
