import { decodeText } from './decode-text.js';
import { decodeWords } from './decode-words.js';

export interface ParametrisedHeader {
  value: string;
  parameters: Map<string, string>;
}

const MAX_PARAMETERS = 2000;

interface Piece {
  order: number;
  encoded: boolean;
  value: string;
}

/** Content-Type and Content-Disposition with their parameters, RFC 2045 §5.1 and RFC 2231, read leniently. */
export function parseParameters(header: string | undefined): ParametrisedHeader {
  const parameters = new Map<string, string>();
  if (!header) return { value: '', parameters };
  const firstEnd = header.search(/[;\s]/);
  const value = (firstEnd < 0 ? header : header.slice(0, firstEnd)).trim().toLowerCase();
  const pieces = new Map<string, Piece[]>();
  let position = firstEnd < 0 ? header.length : firstEnd;
  for (let count = 0; position < header.length && count < MAX_PARAMETERS; count++) {
    const read = readParameter(header, position);
    position = read.next;
    if (!read.name) continue;
    const match = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/.exec(read.name);
    if (!match) continue;
    const list = pieces.get(match[1]!) ?? [];
    list.push({ order: match[2] ? Number(match[2]) : match[3] ? -1 : -2, encoded: match[3] === '*', value: read.value });
    pieces.set(match[1]!, list);
  }
  for (const [name, list] of pieces) parameters.set(name, assemble(list));
  return { value, parameters };
}

function readParameter(header: string, from: number): { name: string; value: string; next: number } {
  let i = from;
  while (i < header.length && /[;\s,]/.test(header[i]!)) i++;
  const nameFrom = i;
  while (i < header.length && header[i] !== '=' && header[i] !== ';') i++;
  const name = header.slice(nameFrom, i).trim().toLowerCase();
  if (header[i] !== '=') return { name: '', value: '', next: i + 1 };
  i++;
  while (header[i] === ' ' || header[i] === '\t') i++;
  if (header[i] === '"') {
    let value = '';
    i++;
    while (i < header.length && header[i] !== '"') {
      // Only \" and \\ are unescaped: Windows programs write paths with single backslashes.
      if (header[i] === '\\' && (header[i + 1] === '"' || header[i + 1] === '\\')) i++;
      value += header[i++];
    }
    return { name, value, next: i + 1 };
  }
  const end = header.indexOf(';', i);
  const stop = end < 0 ? header.length : end;
  let value = header.slice(i, stop).trim();
  if (name === 'charset' || name === 'boundary') value = value.replace(/\s*\(.*$/, '').replace(/^'(.*)'$/, '$1');
  return { name, value, next: stop + 1 };
}

function assemble(list: Piece[]): string {
  const numbered = list.filter((piece) => piece.order >= 0).sort((a, b) => a.order - b.order);
  const starred = list.find((piece) => piece.order === -1);
  const plain = list.find((piece) => piece.order === -2);
  if (starred) return decodeExtended([starred]) || plainValue(plain?.value ?? '');
  if (numbered.length > 0 && !(plain && numbered.length === 1)) {
    return numbered.some((piece) => piece.encoded) ? decodeExtended(numbered) : plainValue(numbered.map((piece) => piece.value).join(''));
  }
  return plainValue(plain?.value ?? '');
}

function decodeExtended(pieces: Piece[]): string {
  const head = /^([^']*)'[^']*'/.exec(pieces[0]!.value);
  const charset = head?.[1] || undefined;
  const bytes = pieces.map((piece, i) => {
    const value = i === 0 && head ? piece.value.slice(head[0].length) : piece.value;
    return piece.encoded ? percentBytes(value) : Buffer.from(value, 'latin1');
  });
  const decoded = decodeText(Buffer.concat(bytes), charset);
  return decoded.includes('=?') ? decodeWords(decoded) : decoded;
}

function percentBytes(value: string): Buffer {
  const out = Buffer.allocUnsafe(value.length);
  let length = 0;
  for (let i = 0; i < value.length; i++) {
    const hex = value[i] === '%' ? value.slice(i + 1, i + 3) : '';
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      out[length++] = Number.parseInt(hex, 16);
      i += 2;
    } else out[length++] = value.charCodeAt(i) & 255;
  }
  return out.subarray(0, length);
}

function plainValue(value: string): string {
  const decoded = decodeWords(value);
  // Some web mailers percent-encode UTF-8 without saying so (RFC 2231 would need the star).
  if (/%[89a-fA-F][0-9a-fA-F]%[89a-bA-B][0-9a-fA-F]/.test(decoded)) {
    const bytes = percentBytes(decoded);
    const text = bytes.toString('utf8');
    if (!text.includes('\ufffd')) return text;
  }
  return decoded;
}
