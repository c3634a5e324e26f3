import { domainToASCII } from 'node:url';

/** Addresses compare lower-case with an IDN domain in its ASCII form (F6). Null when it is no address at all. */
export function normaliseAddress(address: string): string | null {
  const trimmed = address.trim();
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || at === trimmed.length - 1 || /[\s<>,;"\u0000-\u001f]/u.test(trimmed)) return null;
  const domain = domainToASCII(trimmed.slice(at + 1).toLowerCase());
  if (!domain) return null;
  return `${trimmed.slice(0, at).toLowerCase()}@${domain}`;
}

/** What we call somebody who gave no name: the part before the @. */
export function nameFromAddress(address: string): string {
  return address.slice(0, address.lastIndexOf('@')) || address;
}
