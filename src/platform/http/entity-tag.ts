import { invalid } from './problem.js';

/** ETag of a row version, as answers carry it and `If-Match` brings it back. */
export const entityTag = (version: number): string => `"${version}"`;

/** Version an `If-Match` header asks for; null when there is none or it is `*`. Throws 422 for anything that is no version. */
export function expectedVersion(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const match = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(header);
  if (!match) throw invalid([{ pointer: '', detail: 'If-Match needs the version in quotes, as the ETag gave it' }]);
  return Number(match[1]);
}
