import { describe, expect, test } from '@jest/globals';
import { nextTry } from './retry-schedule.js';

const now = new Date('2026-11-20T10:00:00Z');

describe('B7 retries', () => {
  test.each([[1, 1], [2, 5], [5, 60], [8, 480], [20, 480]])('try %i is followed by about %i minutes', (attempts, minutes) =>
    expect(nextTry(attempts, now, 0.5)!.getTime() - now.getTime()).toBe(minutes * 60_000));
  test('jitter stays within 20 %', () => {
    expect(nextTry(1, now, 0)!.getTime() - now.getTime()).toBe(48_000);
    expect(nextTry(1, now, 1)!.getTime() - now.getTime()).toBeCloseTo(72_000, 0);
  });
  test('gives up after about five days', () => expect(nextTry(24, now, 0.5)).toBeNull());
});
