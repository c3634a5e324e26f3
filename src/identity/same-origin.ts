import { SetMetadata } from '@nestjs/common';

export const SAME_ORIGIN = Symbol('same-origin');
/** A public route that hands out or uses a session all the same (sign-in, first run): other sites may not post to it (B2). */
export const SameOrigin = () => SetMetadata(SAME_ORIGIN, true);

export interface OriginHeaders {
  host?: string;
  origin?: string;
  'sec-fetch-site'?: string;
  'content-type'?: string;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that a browser would give our cookie to came from our own pages (B2). `ownOrigin` is that of the
 * configured base URL.
 */
export function isSameOrigin(method: string, headers: OriginHeaders, ownOrigin: string): boolean {
  if (safeMethods.has(method)) return true;
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  if (site === undefined && origin === undefined) return isUnforgeable(headers['content-type']);
  if (site === 'same-origin' || site === 'none') return true;
  return origin === ownOrigin || (origin !== undefined && isLocalHost(origin, headers.host));
}

/**
 * Every browser we support names the origin of a cross-site write, so this is a program (curl, a test). Belt and braces:
 * the three types an HTML form can send are refused, JSON (which needs a CORS preflight) and no body at all pass.
 */
function isUnforgeable(contentType: string | undefined): boolean {
  return contentType === undefined || /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType);
}

/** http://localhost on whatever port we were reached at; a rebound DNS name is never one of these. */
function isLocalHost(origin: string, host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host) && (origin === `http://${host}` || origin === `https://${host}`);
}
