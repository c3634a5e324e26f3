import { decodeWords } from './mime/decode-words.js';
import { parseAddresses } from './mime/parse-addresses.js';
import type { RawHeader } from './mime/split-headers.js';
import type { MailAddress } from './parsed-mail.js';

export interface MailHeaders {
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  replyTo: MailAddress[];
  subject: string;
  deliveredTo: string[];
  returnPath: string | null;
  decoded: Record<string, string[]>;
  raw(name: string): string | undefined;
}

const MAX_VALUES = 300;
const MAX_DECODED = 64 * 1024; // longer values are never words for people

/** Header fields → addresses, subject and a decoded map. `charset` is the body's, for raw 8-bit headers. */
export function readMailHeaders(headers: RawHeader[], charset: string | undefined): MailHeaders {
  const byName = new Map<string, string[]>();
  for (const header of headers) {
    const values = byName.get(header.name);
    if (!values) byName.set(header.name, [header.value]);
    else if (values.length < MAX_VALUES) values.push(header.value);
  }
  const raw = (name: string): string | undefined => byName.get(name)?.find((value) => value !== '') ?? byName.get(name)?.[0];
  const list = (name: string): MailAddress[] => parseAddresses(byName.get(name)?.join(', '), charset);
  const decoded: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, values] of byName) decoded[name] = values.map((value) => oneLine(value.length > MAX_DECODED ? value : decodeWords(value, charset)));
  const returnPath = raw('return-path');
  return {
    from: sender(list, returnPath),
    to: list('to'),
    cc: list('cc'),
    replyTo: list('reply-to'),
    subject: oneLine(decodeWords((raw('subject') ?? '').slice(0, MAX_DECODED), charset)),
    deliveredTo: delivered(list),
    returnPath: returnPath === undefined ? null : /<\s*>/.test(returnPath) ? '' : (parseAddresses(returnPath)[0]?.address ?? null),
    decoded,
    raw,
  };
}

// Rule P10: a mail without a usable From is still somebody's; the other sender fields are asked in turn.
function sender(list: (name: string) => MailAddress[], returnPath: string | undefined): MailAddress | null {
  const from = list('from');
  const usable = from.find((item) => !item.invalid);
  if (usable) return usable;
  for (const name of ['sender', 'reply-to', 'x-original-from']) {
    const other = list(name).find((item) => !item.invalid);
    if (other && from.length === 0) return other;
  }
  const path = parseAddresses(returnPath)[0];
  return from[0] ?? (path && !path.invalid ? path : null);
}

function delivered(list: (name: string) => MailAddress[]): string[] {
  const all = ['delivered-to', 'x-original-to', 'x-forwarded-to', 'envelope-to', 'x-envelope-to'].flatMap((name) => list(name));
  return [...new Set(all.filter((item) => !item.invalid).map((item) => item.address))];
}

function oneLine(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}
