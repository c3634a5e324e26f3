import { describe, expect, test } from '@jest/globals';
import { classOf, isTrend, netPromoters, roundHalfAway, scoreOf, wilson } from './survey-score.js';

const counts = (of: Record<number, number>) => Object.entries(of).map(([score, n]) => ({ score: Number(score), n }));

describe('survey score', () => {
  test.each([
    ['csat', 5, 'satisfied'], ['csat', 4, 'satisfied'], ['csat', 3, 'neutral'], ['csat', 2, 'dissatisfied'], ['csat', 1, 'dissatisfied'],
    ['nps', 10, 'promoter'], ['nps', 9, 'promoter'], ['nps', 8, 'passive'], ['nps', 7, 'passive'], ['nps', 6, 'detractor'], ['nps', 0, 'detractor'],
  ] as const)('section 1: %s %i is %s', (kind, score, name) => {
    expect(classOf(kind, score)).toBe(name);
  });

  test('F1 CSAT: 4 and 5 count as satisfied, the mean stands beside', () => {
    const figures = scoreOf('csat', counts({ 5: 5, 4: 3, 3: 1, 2: 0, 1: 1 }));
    expect(figures).toMatchObject({ n: 10, score: 80, mean: 4.1, classes: { satisfied: 8, neutral: 1, dissatisfied: 1 } });
  });

  test('F1 NPS: passives count in n and nowhere else', () => {
    expect(scoreOf('nps', counts({ 10: 4, 8: 4, 3: 2 }))).toMatchObject({ n: 10, score: 20, mean: 7.8, classes: { promoter: 4, passive: 4, detractor: 2 } });
  });

  // Reference values: Wilson intervals as printed in statistics texts for z = 1.96.
  test.each([
    [8, 10, 49.0, 94.3],
    [0, 10, 0, 27.8],
    [10, 10, 72.2, 100],
    [1, 1, 20.7, 100],
    [450, 500, 87.1, 92.3],
  ])('F2 Wilson: %i of %i lies in %d … %d', (hits, n, low, high) => {
    const estimate = wilson(hits, n);
    expect([roundHalfAway(estimate.low), roundHalfAway(estimate.high)]).toEqual([low, high]);
    expect(estimate.moe).toBeCloseTo((estimate.high - estimate.low) / 2, 10);
  });

  test.each([
    [50, 20, 100, 30, 15.3],
    [40, 20, 100, 20, 14.7],
    [7, 0, 7, 100, 0],
    [0, 7, 7, -100, 0],
    [0, 0, 9, 0, 0],
  ])('F2 NPS: %i promoters, %i detractors of %i give %d ± %d', (p, d, n, score, moe) => {
    const estimate = netPromoters(p, d, n);
    expect([roundHalfAway(estimate.score), roundHalfAway(estimate.moe)]).toEqual([score, moe]);
    expect(estimate.low).toBeGreaterThanOrEqual(-100);
    expect(estimate.high).toBeLessThanOrEqual(100);
  });

  test.each(['csat', 'nps'] as const)('F3 %s of nobody is null, never 0', (kind) => {
    expect(scoreOf(kind, [])).toMatchObject({ n: 0, score: null, mean: null, low: null, high: null, moe: null, smallSample: true });
  });

  test.each([[66.65, 66.7], [-66.65, -66.7], [1.05, 1.1], [0.25, 0.3], [-0.25, -0.3], [0.04, 0], [-0.04, 0], [33.3333, 33.3], [100, 100]])(
    'F3 %d rounds to %d, halves away from zero',
    (value, rounded) => {
      expect(roundHalfAway(value)).toBe(rounded);
    },
  );

  test('F3 rounded once: low and high come from the unrounded share', () => {
    expect(scoreOf('csat', counts({ 5: 2, 1: 1 }))).toMatchObject({ score: 66.7, low: 20.8, high: 93.9, moe: 36.5 });
  });

  test.each([[10, 3, 15, 4, false], [10, 3, 15.1, 4, true], [15.1, 4, 10, 3, true]])('F4 from %d ± %d to %d ± %d: trend %p', (a, ma, b, mb, trend) => {
    expect(isTrend({ score: a, moe: ma }, { score: b, moe: mb })).toBe(trend);
  });

  test.each([[29, true], [30, false]])('F4 n = %i: small sample %p', (n, small) => {
    expect(scoreOf('csat', counts({ 5: n })).smallSample).toBe(small);
  });
});
