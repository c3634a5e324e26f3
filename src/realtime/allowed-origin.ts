const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface HandshakeHeaders {
  origin?: string | undefined;
  host?: string | undefined;
  authorization?: string | undefined;
}

/**
 * W1: whether a page of this origin may open a socket. A browser always names its origin, so a handshake without one is
 * a program; it must bring an API key, since a cookie alone could be somebody else's browser.
 */
export function isAllowedOrigin(headers: HandshakeHeaders, baseUrl: string): boolean {
  if (headers.origin === undefined) return headers.authorization !== undefined;
  if (!URL.canParse(headers.origin)) return false;
  const origin = new URL(headers.origin);
  if (origin.origin === new URL(baseUrl).origin) return true;
  // A developer's or a demo's own machine, whatever port it was started on.
  return LOOPBACK.has(origin.hostname) && origin.host === headers.host;
}
