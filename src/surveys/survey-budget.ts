/** When somebody was last asked: by anything, and by each survey (B2: two independent clocks). */
export interface SurveyBudget {
  any: Date | null;
  /** Survey id → last sending. */
  bySurvey: Record<string, Date>;
}
export interface SurveyGaps {
  surveyId: string;
  sameGapDays: number;
  anyGapDays: number;
}
export type BudgetReason = 'budget_same' | 'budget_any';
export interface BudgetVerdict {
  reasons: BudgetReason[];
  /** The instant from which it would have been allowed; null when it is allowed now (B3). */
  freeAt: Date | null;
}

const DAY_MS = 86_400_000;

export const emptyBudget: SurveyBudget = { any: null, bySurvey: {} };

/** Whether a survey may be sent now: both clocks run from sending to sending, and a gap of 0 days never blocks (B2). */
export function checkBudget(budget: SurveyBudget, survey: SurveyGaps, now: Date): BudgetVerdict {
  const clocks: [BudgetReason, Date | null][] = [
    ['budget_same', freeFrom(budget.bySurvey[survey.surveyId], survey.sameGapDays)],
    ['budget_any', freeFrom(budget.any, survey.anyGapDays)],
  ];
  const blocking = clocks.filter((clock): clock is [BudgetReason, Date] => clock[1] !== null && clock[1] > now);
  return { reasons: blocking.map(([reason]) => reason), freeAt: latest(blocking.map(([, free]) => free)) };
}

/** The budget after a sending at `now`. */
export function spendBudget(budget: SurveyBudget, surveyId: string, now: Date): SurveyBudget {
  return { any: now, bySurvey: { ...budget.bySurvey, [surveyId]: now } };
}

/**
 * The budget after a sending that bounced: what that sending wrote is put back to the latest one that did arrive (B6). A
 * clock that a later sending, or a merge with somebody else, has moved on since stays as it is (B1).
 */
export function refundBudget(budget: SurveyBudget, bounced: { surveyId: string; sentAt: Date }, others: { surveyId: string; sentAt: Date }[]): SurveyBudget {
  const wrote = (clock: Date | null | undefined) => clock?.getTime() === bounced.sentAt.getTime();
  const bySurvey = { ...budget.bySurvey };
  if (wrote(bySurvey[bounced.surveyId])) {
    const former = latest(others.filter((other) => other.surveyId === bounced.surveyId).map((other) => other.sentAt));
    if (former) bySurvey[bounced.surveyId] = former;
    else delete bySurvey[bounced.surveyId];
  }
  return { any: wrote(budget.any) ? latest(others.map((other) => other.sentAt)) : budget.any, bySurvey };
}

/** One budget for two people who turned out to be one: the later times hold (B1). */
export function mergeBudgets(a: SurveyBudget, b: SurveyBudget): SurveyBudget {
  const surveys = [...new Set([...Object.keys(a.bySurvey), ...Object.keys(b.bySurvey)])];
  return {
    any: later(a.any, b.any),
    bySurvey: Object.fromEntries(surveys.map((id) => [id, later(a.bySurvey[id] ?? null, b.bySurvey[id] ?? null)!])),
  };
}

const freeFrom = (last: Date | null | undefined, days: number) => (last && days > 0 ? new Date(last.getTime() + days * DAY_MS) : null);
const later = (a: Date | null, b: Date | null) => (a === null || (b !== null && b > a) ? b : a);
const latest = (times: Date[]) => times.reduce<Date | null>(later, null);
