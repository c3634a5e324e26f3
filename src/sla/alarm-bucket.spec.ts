import { describe, expect, test } from '@jest/globals';
import { bucketOf, bucketsToRing } from './alarm-bucket.js';

const now = Date.parse('2026-11-20T10:00:03Z');

describe('T2 alarm buckets', () => {
  test('ten seconds each, with an id BullMQ takes', () => {
    const bucket = bucketOf(now);
    expect(bucket.endsAt - bucket.startsAt).toBe(10_000);
    expect(bucket.startsAt).toBeLessThanOrEqual(now);
    expect(bucket.id).toMatch(/^sla-\d+$/);
  });
  test('clocks of one bucket share an alarm', () => expect(bucketsToRing([now + 1000, now + 2000, now + 8000], now)).toHaveLength(2));
  test('an instant that has passed rings now', () => expect(bucketsToRing([now - 60_000], now)[0]).toEqual(bucketOf(now)));
  test('beyond a day nothing is queued yet', () => expect(bucketsToRing([now + 25 * 3_600_000], now)).toEqual([]));
});
