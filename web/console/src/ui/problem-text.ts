import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { ApiProblem } from '../api/problem.js';

/** Known faults in the user's language; else the server's own detail, which names the fault exactly. */
export function sayProblem(t: TFunction, problem: ApiProblem): string {
  if (problem.status === 0) return t('problem.offline');
  if (problem.status === 403 && typeof problem.problem['permission'] === 'string') return t('problem.forbidden', { permission: problem.problem['permission'] });
  if (problem.status === 404) return t('problem.not_found');
  if (problem.status === 412) return t('problem.changed');
  if (problem.status === 429) return t('problem.too_many');
  if (problem.status >= 500) return t('problem.server');
  const fields = (problem.problem.errors ?? []).map((each) => each.detail).join('; ');
  return fields || problem.problem.detail;
}

export function useProblemText(problem: ApiProblem): string {
  const { t } = useTranslation();
  return sayProblem(t, problem);
}
