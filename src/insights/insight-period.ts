import { invalid } from '../platform/http/problem.js';

export interface Period {
  from: Date;
  to: Date;
}

const DAY_MS = 86_400_000;
export const DEFAULT_DAYS = 30;
export const MOST_DAYS = 400;

/** The half-open period [from, to) a report is about: the last 30 days unless said. Throws 422 at what is wrong with it. */
export function periodOf(query: { from?: string | undefined; to?: string | undefined }, now: Date): Period {
  const to = query.to === undefined ? now : new Date(query.to);
  const from = query.from === undefined ? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS) : new Date(query.from);
  if (from >= to) throw invalid([{ pointer: query.from === undefined ? '/to' : '/from', detail: 'must be before `to`' }]);
  if (to.getTime() - from.getTime() > MOST_DAYS * DAY_MS) throw invalid([{ pointer: '/from', detail: `a report covers ${MOST_DAYS} days at most` }]);
  return { from, to };
}
