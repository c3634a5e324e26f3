import { expect, test } from '@jest/globals';
import { seenUpTo } from './seen-up-to.js';

const message = (seq: number, id: string | null) => ({ seq, author: { type: id === null ? ('customer' as const) : ('agent' as const), id, name: '', email: null } });

test('CC4 my own later messages are seen, everybody else’s are not', () => {
  expect(seenUpTo(3, [message(3, null)], 'me')).toBe(3);
  expect(seenUpTo(3, [message(5, 'me'), message(4, 'me')], 'me')).toBe(5);
  expect(seenUpTo(3, [message(4, 'me'), message(5, null), message(6, 'me')], 'me')).toBe(4);
  expect(seenUpTo(3, [message(4, 'chen')], 'me')).toBe(3);
});
