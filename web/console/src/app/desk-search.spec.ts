import { expect, test } from '@jest/globals';
import { readDeskSearch } from './desk-search.js';
import { parsePlainSearch, writePlainSearch } from './plain-search.js';

test('CG1 a link restores view, filter, sort and ticket, readable as text', () => {
  const search = { view: 'unassigned', sort: 'due' as const, filter: 'status:open tag:退款,发票', ticket: '123' };
  const text = writePlainSearch(search);
  expect(text).toContain('ticket=123');
  expect(text).not.toContain('%22');
  expect(readDeskSearch(parsePlainSearch(text))).toEqual(search);
});
test('what a link may not say is ignored', () => {
  expect(readDeskSearch({ sort: 'drop', ticket: '1;x', view: 'v'.repeat(61), other: 'x' })).toEqual({});
});
