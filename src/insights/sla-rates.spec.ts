import { expect, test } from '@jest/globals';
import { addUp, metRate } from './sla-rates.js';

const counts = (metric: string, met: number, breached: number, running = 0, cancelled = 0) => ({ metric, met, breached, running, cancelled });

test.each([
  [3, 1, 0.75],
  [0, 4, 0],
  [4, 0, 1],
  [0, 0, null],
])('S30 %d met and %d breached are %p', (met, breached, rate) => expect(metRate({ met, breached })).toBe(rate));

test('S30 the whole is the sum of the instances, not the mean of the rates; what runs or was cancelled is in neither part', () => {
  const items = [counts('first_response', 1, 0, 50, 20), counts('resolution', 3, 6)];
  expect(addUp(items)).toEqual({ met: 4, breached: 6, rate: 0.4 });
  expect(addUp([])).toEqual({ met: 0, breached: 0, rate: null });
});
