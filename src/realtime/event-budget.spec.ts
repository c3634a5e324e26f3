import { expect, test } from '@jest/globals';
import { EventBudget } from './event-budget.js';

const spendAll = (budget: EventBudget, times: number, now: number) => Array.from({ length: times }, () => budget.spend(now)).filter(Boolean).length;

test('W1 a burst of 40 passes, then 20 a second, never more than 40 saved up', () => {
  const budget = new EventBudget(0);
  expect(spendAll(budget, 60, 0)).toBe(40);
  expect(spendAll(budget, 60, 500)).toBe(10);
  expect(spendAll(budget, 60, 60_000)).toBe(40);
});

test('a clock set back gives nothing away', () => {
  const budget = new EventBudget(10_000);
  spendAll(budget, 40, 10_000);
  expect(budget.spend(0)).toBe(false);
});
