import { expect, test } from '@jest/globals';
import { asShown, holdOrder } from './hold-order.js';

const rows = (...ids: string[]) => ids.map((id) => ({ id, version: 1 }));
const ids = (held: ReturnType<typeof holdOrder>) => held.shown.map(({ row, gone }) => (gone ? `(${row.id})` : row.id));

test('RT12 three rows arrive above: nothing moves, three wait', () => {
  const held = holdOrder(asShown(rows('a', 'b')), rows('x', 'a', 'y', 'z', 'b'));
  expect(ids(held)).toEqual(['a', 'b']);
  expect(held.waiting).toBe(3);
});
test('text still changes in place', () => {
  const held = holdOrder(asShown(rows('a', 'b')), [{ id: 'a', version: 2 }, { id: 'b', version: 1 }]);
  expect((held.shown[0]?.row as { version: number }).version).toBe(2);
  expect(held.waiting).toBe(0);
});
test('a row that left stays where it was, dimmed', () => expect(ids(holdOrder(asShown(rows('a', 'b', 'c')), rows('a', 'c')))).toEqual(['a', '(b)', 'c']));
test('a move waits', () => expect(holdOrder(asShown(rows('a', 'b', 'c')), rows('c', 'a', 'b')).waiting).toBe(1));
test('a further page goes below and moves nothing', () => {
  const held = holdOrder(asShown(rows('a', 'b')), rows('a', 'b', 'c', 'd'));
  expect(ids(held)).toEqual(['a', 'b', 'c', 'd']);
  expect(held.waiting).toBe(0);
});
