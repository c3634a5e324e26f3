import { decodeQuotedPrintable, decodeTransfer } from '../mime/decode-transfer.js';
import { decodeWords } from '../mime/decode-words.js';
import type { MimePart } from '../mime/mime-part.js';

/** One recipient's group of a delivery report, RFC 3464 §2.3. */
export interface DsnRecipient {
  address: string;
  action: string;
  status: string;
  diagnostic: string;
}

/** The first part of a type in the tree, or null. */
export function findPart(root: MimePart, test: (part: MimePart) => boolean): MimePart | null {
  if (test(root)) return root;
  for (const child of root.children) {
    const found = findPart(child, test);
    if (found) return found;
  }
  return null;
}

/** The recipients of a message/delivery-status body; lenient about folding, order and missing groups. */
export function readDsn(part: MimePart): DsnRecipient[] {
  let bytes = decodeTransfer(part.body, part.encoding);
  // Quoted-printable without its header: a soft break in the middle of a field gives it away.
  if (/=\r?\n/.test(bytes.toString('latin1', 0, 4000))) bytes = decodeQuotedPrintable(bytes);
  return readDsnText(bytes.toString('utf8'));
}

/** The same for text that holds the fields, whatever part it came in. */
export function readDsnText(report: string): DsnRecipient[] {
  const text = report.slice(0, 500_000).replace(/\r\n?/g, '\n');
  const recipients: DsnRecipient[] = [];
  for (const group of text.split(/\n[ \t]*\n/)) {
    const fields = readFields(group);
    const address = addressOf(fields.get('final-recipient')) || addressOf(fields.get('original-recipient')) || addressOf(fields.get('x-actual-recipient'));
    if (!address && !fields.has('action') && !fields.has('status')) continue;
    const original = addressOf(fields.get('original-recipient'));
    recipients.push({
      address: address.includes('@') ? address : original || address,
      action: (fields.get('action') ?? '').toLowerCase().replace(/[^a-z].*$/, ''),
      status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
      diagnostic: decodeWords([fields.get('diagnostic-code') ?? '', fields.get('status') ?? ''].join(' ').trim()),
    });
  }
  return recipients.filter((recipient) => recipient.address !== '' || recipient.action !== '');
}

function readFields(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of group.split('\n')) {
    const match = /^([A-Za-z][A-Za-z-]{1,60})\s*:\s*(.*)$/.exec(line);
    if (match) {
      last = match[1]!.toLowerCase();
      if (!fields.has(last)) fields.set(last, match[2]!);
    } else if (last && /^\s/.test(line)) fields.set(last, `${fields.get(last)!} ${line.trim()}`);
  }
  return fields;
}

function addressOf(value: string | undefined): string {
  if (!value) return '';
  const bare = value.replace(/^\s*[\w-]{1,40}\s*;/, '').trim();
  const match = /[^\s<>"';,]{1,128}@[^\s<>"';,()]{1,200}/.exec(bare);
  return (match ? match[0] : bare.replace(/[<>]/g, '')).replace(/\.$/, '');
}
