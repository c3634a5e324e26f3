import { describe, expect, test } from '@jest/globals';
import { checkBudget, emptyBudget, mergeBudgets, refundBudget, spendBudget, type SurveyBudget } from './survey-budget.js';

const day = (n: number, ms = 0) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000 + ms);
const csat = { surveyId: '1', sameGapDays: 0, anyGapDays: 7 };
const nps = { surveyId: '2', sameGapDays: 30, anyGapDays: 7 };

describe('survey budget', () => {
  test.each<[string, SurveyBudget, typeof csat, Date, string[], Date | null]>([
    ['nobody asked yet', emptyBudget, csat, day(0), [], null],
    ['the any clock, a millisecond early', { any: day(0), bySurvey: {} }, csat, day(7, -1), ['budget_any'], day(7)],
    ['the any clock, on the instant', { any: day(0), bySurvey: {} }, csat, day(7), [], null],
    ['CSAT has no clock of its own', { any: day(0), bySurvey: { 1: day(0) } }, csat, day(7), [], null],
    ['the same clock alone', { any: day(0), bySurvey: { 2: day(0) } }, nps, day(10), ['budget_same'], day(30)],
    ['both: free when the later one is', { any: day(28), bySurvey: { 2: day(0) } }, nps, day(29), ['budget_same', 'budget_any'], day(35)],
    ['another survey does not start the same clock', { any: day(0), bySurvey: { 1: day(0) } }, nps, day(8), [], null],
  ])('B2 B3 %s', (_, budget, survey, now, reasons, freeAt) => {
    expect(checkBudget(budget, survey, now)).toEqual({ reasons, freeAt });
  });

  test('B2 a frequent survey does not starve a rare one when that one has no any gap', () => {
    const budget = spendBudget(emptyBudget, '1', day(0));
    expect(checkBudget(budget, { ...nps, anyGapDays: 0 }, day(0)).reasons).toEqual([]);
  });

  test('B2 sending starts both clocks and leaves those of other surveys', () => {
    expect(spendBudget({ any: day(0), bySurvey: { 2: day(0) } }, '1', day(9))).toEqual({ any: day(9), bySurvey: { 1: day(9), 2: day(0) } });
  });

  test('B1 merging keeps the later times', () => {
    expect(mergeBudgets({ any: day(3), bySurvey: { 1: day(3) } }, { any: day(5), bySurvey: { 1: day(1), 2: day(5) } })).toEqual({ any: day(5), bySurvey: { 1: day(3), 2: day(5) } });
  });

  const bounced = { surveyId: '1', sentAt: day(9) };
  test.each<[string, SurveyBudget, { surveyId: string; sentAt: Date }[], SurveyBudget]>([
    ['to nothing', { any: day(9), bySurvey: { 1: day(9) } }, [], { any: null, bySurvey: {} }],
    ['to the sendings before', { any: day(9), bySurvey: { 1: day(9), 2: day(5) } }, [{ surveyId: '1', sentAt: day(1) }, { surveyId: '2', sentAt: day(5) }], { any: day(5), bySurvey: { 1: day(1), 2: day(5) } }],
    ['not past a later sending', { any: day(10), bySurvey: { 1: day(9), 2: day(10) } }, [{ surveyId: '2', sentAt: day(10) }], { any: day(10), bySurvey: { 2: day(10) } }],
  ])('B6 a bounce gives the budget back: %s', (_, budget, others, back) => {
    expect(refundBudget(budget, bounced, others)).toEqual(back);
  });
});
