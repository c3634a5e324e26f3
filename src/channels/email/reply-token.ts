/** What a signed address or Message-ID points at. `reply` and `bounce` stand in addresses, `message` in Message-IDs. */
export interface AddressToken {
  kind: 'reply' | 'bounce';
  /** Ticket for `reply`, outbound row for `bounce`. */
  id: string;
  /** Customer the mail went to; `0` for bounces. */
  recipient: string;
  mac: Buffer;
}
export interface MessageIdToken {
  ticketId: string;
  part: string;
  mac: Buffer;
}

const MAC_BYTES = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
// 26 base32 digits carry 130 bits; the two spare ones must be zero, so that no second spelling of a MAC verifies.
const ADDRESS = /\+(t|b)\.([1-9]\d{0,17})\.(\d{1,18})\.([a-z2-7]{26})@/i;
const MESSAGE_ID = /^<t\.([1-9]\d{0,17})\.([a-z]?\d{1,18})\.([a-z2-7]{26})@/i;

export const addressText = (kind: AddressToken['kind'], id: string, recipient: string): string => `${kind}:${id}:${recipient}`;
export const messageIdText = (ticketId: string, part: string): string => `message-id:${ticketId}:${part}`;

/** T2: `support+t.<ticket>.<recipient>.<mac>@domain`; the local part stays within 64 octets for usual inbox names. */
export function tokenAddress(inboxAddress: string, token: AddressToken): string {
  const at = inboxAddress.lastIndexOf('@');
  const mark = token.kind === 'reply' ? 't' : 'b';
  return `${inboxAddress.slice(0, at)}+${mark}.${token.id}.${token.recipient}.${base32(token.mac)}${inboxAddress.slice(at)}`;
}

export function parseTokenAddress(address: string): AddressToken | null {
  const match = ADDRESS.exec(address);
  const mac = match && fromBase32(match[4]!);
  return match && mac ? { kind: match[1]!.toLowerCase() === 't' ? 'reply' : 'bounce', id: match[2]!, recipient: match[3]!, mac } : null;
}

/** Address without its token: the inbox it belongs to. */
export const withoutTag = (address: string): string => address.replace(/\+[^@]*@/, '@').toLowerCase();

/** T4, T10: Message-IDs we make name their ticket and carry a MAC; part `0` is the ticket's root. */
export function tokenMessageId(ticketId: string, part: string, mac: Buffer, domain: string): string {
  return `<t.${ticketId}.${part}.${base32(mac)}@${domain}>`;
}

export function parseTokenMessageId(id: string): MessageIdToken | null {
  const match = MESSAGE_ID.exec(id);
  const mac = match && fromBase32(match[3]!);
  return match && mac ? { ticketId: match[1]!, part: match[2]!.toLowerCase(), mac } : null;
}

function base32(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, MAC_BYTES)) bits = (bits << 8n) | BigInt(byte);
  bits <<= 2n;
  let text = '';
  for (let i = 25; i >= 0; i--) text += ALPHABET[Number((bits >> BigInt(i * 5)) & 31n)];
  return text;
}

function fromBase32(text: string): Buffer | null {
  let bits = 0n;
  for (const digit of text.toLowerCase()) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(digit));
  if ((bits & 3n) !== 0n) return null;
  return Buffer.from((bits >> 2n).toString(16).padStart(32, '0'), 'hex');
}
