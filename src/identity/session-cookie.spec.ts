import { describe, expect, test } from '@jest/globals';
import { readSessionCookie, sessionCookie } from './session-cookie.js';

describe('B2 the session cookie', () => {
  test('over https it is bound to the host and out of reach of scripts', () => {
    expect(sessionCookie('abc', true)).toBe('__Host-deskbell=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure');
  });

  test('on http://localhost browsers refuse __Host- and Secure, so it is a plain one', () => {
    expect(sessionCookie('abc', false)).toBe('deskbell_session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800');
  });

  test('taking it away expires it at once', () => expect(sessionCookie(null, true)).toContain('__Host-deskbell=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0'));

  test.each([
    [undefined, null],
    ['', null],
    ['other=1', null],
    ['deskbell_session=', null],
    ['deskbell_session=abc', 'abc'],
    ['theme=dark; deskbell_session=abc; lang=zh', 'abc'],
    ['theme=dark;deskbell_session=a-_b', 'a-_b'],
    ['xdeskbell_session=evil', null],
    ['x=deskbell_session=evil', null],
    ['__Host-deskbell=abc', null],
  ])('reads %p as %p', (header, token) => expect(readSessionCookie(header, false)).toBe(token));

  test('over https a plain cookie, which another host may have set, is not read', () => {
    expect(readSessionCookie('deskbell_session=evil', true)).toBeNull();
    expect(readSessionCookie('deskbell_session=evil; __Host-deskbell=good', true)).toBe('good');
  });
});
