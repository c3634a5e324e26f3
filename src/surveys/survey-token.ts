import { createHash, randomBytes } from 'node:crypto';

/** A new link token: 128 random bits, so that guessing one is out of reach (K5). It exists only in the mail. */
export function newSurveyToken(): string {
  return randomBytes(16).toString('base64url');
}

/** What the database keeps of a token: a copy of it opens no link (K5, P1). Null for what cannot be a token at all. */
export function surveyTokenHash(token: string): Buffer | null {
  return /^[A-Za-z0-9_-]{22}$/.test(token) ? createHash('sha256').update(token).digest() : null;
}
