import { expect, test } from '@jest/globals';
import { longestState, metState, percentParts, waitingState } from './tile-states.js';

test.each([
  [[0, 0, 0], [0, 0, 0]],
  [[43, 93, 174], [14, 30, 56]],
  [[1, 1, 1], [34, 33, 33]],
  [[0, 0, 7], [0, 0, 100]],
])('CB5 the parts of %p are %p and sum to 100', (counts, parts) => expect(percentParts(counts)).toEqual(parts));

test('CB1 tiles alarm by their targets', () => {
  expect(waitingState({ count: 5, target: 5 })).toBe('met');
  expect(waitingState({ count: 7, target: 5 })).toBe('soon');
  expect(waitingState({ count: 11, target: 5 })).toBe('breached');
  expect(longestState(null, 120)).toBe('met');
  expect(longestState(121, 120)).toBe('breached');
  expect(metState({ met: 0, breached: 0, rate: null, target: 0.9 })).toBe('none');
  expect(metState({ met: 1, breached: 0, rate: 1, target: 0.9 })).toBe('met');
  expect(metState({ met: 7, breached: 3, rate: 0.7, target: 0.9 })).toBe('breached');
});
