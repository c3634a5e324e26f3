import { describe, expect, test } from '@jest/globals';
import { nameFromAddress, normaliseAddress } from './email-address.js';

describe('F6 addresses compare lower-case and IDN-normalised', () => {
  test.each([
    ['Wang.Fang@Example.CN', 'wang.fang@example.cn'],
    [' a@b.c ', 'a@b.c'],
    ['li@例子.中国', 'li@xn--fsqu00a.xn--fiqs8s'],
    ['王芳@example.cn', '王芳@example.cn'],
    ['nobody', null],
    ['@b.c', null],
    ['a@', null],
    ['a b@c.d', null],
    ['a@b.c\r\nBcc: x@y.z', null],
  ])('%s', (given, expected) => expect(normaliseAddress(given)).toBe(expected));

  test('a nameless sender is called by the part before the @', () => expect(nameFromAddress('wang@example.cn')).toBe('wang'));
});
