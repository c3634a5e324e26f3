import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, URL-safe: session tokens and API keys. Guessing one is hopeless, so a plain digest of it may be stored. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret: a dump of it opens nothing (L2, P1). */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
