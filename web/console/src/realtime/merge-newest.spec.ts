import { expect, test } from '@jest/globals';
import type { Message } from '../api/list-messages.js';
import { mergeNewest } from './merge-newest.js';

const message = (seq: number, text = ''): Message => ({ seq, text }) as Message;
const page = (seqs: number[], nextCursor: string | null = null) => ({ items: seqs.map((seq) => message(seq)), nextCursor });
const seqs = (pages: { items: Message[] }[] | null) => pages?.flatMap((each) => each.items.map((item) => item.seq));

test('new messages go on top, known ones are replaced, none twice', () => {
  expect(seqs(mergeNewest([page([4, 3]), page([2, 1])], page([6, 5, 4, 3, 2])))).toEqual([6, 5, 4, 3, 2, 1]);
});
test('a hole between what is held and what came is not papered over', () => {
  expect(mergeNewest([page([4, 3])], page([9, 8], 'older'))).toBeNull();
  expect(seqs(mergeNewest([page([4, 3])], page([5], 'older')))).toEqual([5, 4, 3]);
});
test('the fresh copy wins: a delivery that changed shows', () => {
  const merged = mergeNewest([{ items: [message(1, 'queued')], nextCursor: null }], { items: [message(1, 'sent')], nextCursor: null });
  expect(merged?.[0]?.items.map((item) => item.text)).toEqual(['sent']);
});
