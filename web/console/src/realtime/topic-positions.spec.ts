import { expect, test } from '@jest/globals';
import { TopicPositions } from './topic-positions.js';

test('a topic begins at the newest position heard before its data is fetched', () => {
  const positions = new TopicPositions();
  positions.begin('view:a');
  expect(positions.of('view:a')).toBeUndefined();
  positions.hear(40);
  positions.begin('view:a');
  expect(positions.of('view:a')).toBe(40);
});

test('a topic that was left and is watched again resumes where it was', () => {
  const positions = new TopicPositions();
  positions.hear(40);
  positions.begin('ticket:1');
  positions.raise('view:a', 90);
  positions.begin('ticket:1');
  expect(positions.of('ticket:1')).toBe(40);
});

test('RT4 `at` raises every watched topic, but never one that waits for what it missed, and never downwards', () => {
  const positions = new TopicPositions();
  positions.raise('view:a', 10);
  positions.raise('view:b', 50);
  positions.raise('view:c', 10);
  positions.raiseAll(['view:a', 'view:b', 'view:c'], 30, new Set(['view:c']));
  expect(['view:a', 'view:b', 'view:c'].map((topic) => positions.of(topic))).toEqual([30, 50, 10]);
});
