const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface HandshakeHeaders {
  origin?: string | undefined;
  host?: string | undefined;
}

/**
 * W1: whether a page of this origin may open a socket. A browser always names the origin of its page and no page can
 * leave it out, so a handshake without one is a program: it brings a cookie or key of its own and is judged by that.
 */
export function isAllowedOrigin(headers: HandshakeHeaders, baseUrl: string): boolean {
  if (headers.origin === undefined) return true;
  if (!URL.canParse(headers.origin)) return false;
  const origin = new URL(headers.origin);
  if (origin.origin === new URL(baseUrl).origin) return true;
  // A developer's or a demo's own machine, whatever port it was started on.
  return LOOPBACK.has(origin.hostname) && origin.host === headers.host;
}
