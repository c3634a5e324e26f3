import type { SurveyKind } from './surveys.contract.js';

/** How often one score was given. */
export interface ScoreCount {
  score: number;
  n: number;
}
export interface ScoreFigures {
  n: number;
  score: number | null;
  mean: number | null;
  low: number | null;
  high: number | null;
  moe: number | null;
  classes: Record<string, number>;
  smallSample: boolean;
}
interface Estimate {
  score: number;
  low: number;
  high: number;
  moe: number;
}

/** 97.5th percentile of the normal distribution: a 95 % interval (F2). */
const Z = 1.96;
/** Below this many answers a figure carries `smallSample` (F4). */
const SMALL_SAMPLE = 30;

export const scales: Record<SurveyKind, { min: number; max: number }> = { csat: { min: 1, max: 5 }, nps: { min: 0, max: 10 } };

/** Classes of each kind, best first, with the lowest score that belongs to them (section 1). */
const classes: Record<SurveyKind, { name: string; from: number }[]> = {
  csat: [{ name: 'satisfied', from: 4 }, { name: 'neutral', from: 3 }, { name: 'dissatisfied', from: 1 }],
  nps: [{ name: 'promoter', from: 9 }, { name: 'passive', from: 7 }, { name: 'detractor', from: 0 }],
};

/** Class of one answer: satisfied … dissatisfied, promoter … detractor. */
export function classOf(kind: SurveyKind, score: number): string {
  return classes[kind].find((one) => score >= one.from)!.name;
}

/** All figures of a set of answers; null, never 0, where nobody answered (F3). Rounded once, here, to one decimal. */
export function scoreOf(kind: SurveyKind, counts: ScoreCount[]): ScoreFigures {
  const n = counts.reduce((sum, one) => sum + one.n, 0);
  const byClass = Object.fromEntries(classes[kind].map(({ name }) => [name, 0]));
  for (const one of counts) byClass[classOf(kind, one.score)]! += one.n;
  const figures = { n, classes: byClass, smallSample: n < SMALL_SAMPLE };
  if (n === 0) return { ...figures, score: null, mean: null, low: null, high: null, moe: null };
  const estimate = kind === 'csat' ? wilson(byClass['satisfied']!, n) : netPromoters(byClass['promoter']!, byClass['detractor']!, n);
  const mean = counts.reduce((sum, one) => sum + one.score * one.n, 0) / n;
  return {
    ...figures,
    score: roundHalfAway(estimate.score),
    mean: roundHalfAway(mean),
    low: roundHalfAway(estimate.low),
    high: roundHalfAway(estimate.high),
    moe: roundHalfAway(estimate.moe),
  };
}

/** Share of `hits` in percent with its Wilson interval, which stays inside 0 … 100 for any n (F2, F7). */
export function wilson(hits: number, n: number): Estimate {
  const p = hits / n;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { score: 100 * p, low: 100 * Math.max(0, centre - half), high: 100 * Math.min(1, centre + half), moe: 100 * half };
}

/** Net promoter score in −100 … 100 with its margin of error (F2). */
export function netPromoters(promoters: number, detractors: number, n: number): Estimate {
  const p = promoters / n;
  const d = detractors / n;
  const score = (100 * (promoters - detractors)) / n;
  // The variance is 0 when all agree; rounding may leave −1e-17 there.
  const moe = 100 * Z * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / n);
  return { score, low: Math.max(-100, score - moe), high: Math.min(100, score + moe), moe };
}

/** Whether a change is more than chance: only then is it shown as a trend (F4). */
export function isTrend(before: { score: number; moe: number }, after: { score: number; moe: number }): boolean {
  return Math.abs(after.score - before.score) > Math.hypot(before.moe, after.moe);
}

/**
 * To one decimal, halves away from zero: 66.65 → 66.7, −66.65 → −66.7 (F3). The nudge of a few ulps undoes binary
 * fractions: 1.05 is stored as 1.0499…
 */
export function roundHalfAway(value: number): number {
  const tenths = Math.abs(value) * 10;
  const rounded = Math.floor(tenths + 0.5 + tenths * 4 * Number.EPSILON) / 10;
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}
