import { decodeUuBlock } from './decode-uuencode.js';

/** Content-Transfer-Encoding → bytes (RFC 2045 §6); damaged input is decoded as far as it goes (rule P9). */
export function decodeTransfer(body: Buffer, encoding: string | undefined): Buffer {
  const name = (encoding ?? '').toLowerCase().replace(/\(.*?\)/g, '').trim().replace(/[";].*$/, '').trim();
  switch (name) {
    case 'base64':
    case 'base-64':
    case 'b':
      return decodeBase64(body);
    case 'quoted-printable':
    case 'quoted printable':
    case 'qp':
    case 'q':
      return decodeQuotedPrintable(body);
    case 'x-uuencode':
    case 'x-uue':
    case 'uuencode':
    case 'uue':
      return decodeUuBlock(body);
    default:
      return body;
  }
}

// Several base64 texts glued together ("…==abcd") stop Buffer.from at the padding, so pieces are decoded one by one.
function decodeBase64(body: Buffer): Buffer {
  const text = body.toString('latin1');
  const padding = text.indexOf('=');
  if (padding < 0 || !/[A-Za-z0-9+/]/.test(text.slice(padding, padding + 4096))) return Buffer.from(text, 'base64');
  const pieces: Buffer[] = [];
  for (const piece of text.split(/=+/)) {
    if (piece.length > 0) pieces.push(Buffer.from(piece, 'base64'));
  }
  return Buffer.concat(pieces);
}

/** RFC 2045 §6.7: soft breaks joined, blanks before a line end dropped, `=` without two hex digits kept as text. */
export function decodeQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  let blanksFrom = -1;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte === 0x20 || byte === 0x09) {
      if (blanksFrom < 0) blanksFrom = length;
      out[length++] = byte;
      continue;
    }
    if (byte === 0x0a || byte === 0x0d) {
      if (blanksFrom >= 0) length = blanksFrom;
      blanksFrom = -1;
      out[length++] = byte;
      continue;
    }
    blanksFrom = -1;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const high = hexValue(body[i + 1]);
    const low = hexValue(body[i + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      i += 2;
      continue;
    }
    let j = i + 1;
    while (body[j] === 0x20 || body[j] === 0x09) j++;
    if (j >= body.length) i = j;
    else if (body[j] === 0x0d) i = body[j + 1] === 0x0a ? j + 1 : j;
    else if (body[j] === 0x0a) i = j;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}
