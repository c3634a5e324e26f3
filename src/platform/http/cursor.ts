import { createHash } from 'node:crypto';
import { invalid } from './problem.js';

/** Packs the sort key of a page's last row into an opaque cursor. */
export function encodeCursor(key: unknown[]): string {
  const body = Buffer.from(JSON.stringify(key)).toString('base64url');
  return `${body}.${checksum(body)}`;
}

/** Unpacks a cursor of `length` parts. Throws 422 at /cursor when it is not one of ours. */
export function decodeCursor(cursor: string, length: number): unknown[] {
  const [body = '', mac = ''] = cursor.split('.');
  try {
    if (mac === checksum(body)) {
      const key = JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown;
      if (Array.isArray(key) && key.length === length) return key;
    }
  } catch {
    // Falls through to the one answer for every kind of bad cursor.
  }
  throw invalid([{ pointer: '/cursor', detail: 'is not a cursor of this list' }]);
}

// A checksum, not a signature: it catches a cut or mistyped cursor; the key inside is no secret and grants nothing.
const checksum = (body: string) => createHash('sha256').update(body).digest('base64url').slice(0, 8);
