/** Seconds a browser keeps the cookie: the absolute lifetime of a session. */
const MAX_AGE = 7 * 24 * 3600;

/** `__Host-` binds the cookie to this very host over https (B2); browsers refuse that prefix on plain http://localhost. */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-deskbell' : 'deskbell_session');

/** The Set-Cookie header that hands out `token`; null takes the cookie away. */
export function sessionCookie(token: string | null, secure: boolean): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${token === null ? 0 : MAX_AGE}`, ...(secure ? ['Secure'] : [])];
  return [`${sessionCookieName(secure)}=${token ?? ''}`, ...attributes].join('; ');
}

/** The session token in a Cookie header, or null. */
export function readSessionCookie(header: string | undefined, secure: boolean): string | null {
  const start = `${sessionCookieName(secure)}=`;
  const pair = header?.split(';').map((part) => part.trim()).find((part) => part.startsWith(start));
  return pair?.slice(start.length) || null;
}
