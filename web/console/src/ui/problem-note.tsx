import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.js';
import { useProblemText } from './problem-text.js';
import { useCountdown } from './use-countdown.js';

/** A failure where it happened, with what one can do about it (CG4). */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  const text = useProblemText(problem);
  const wait = useCountdown(problem.status === 429 || problem.status === 503 ? (problem.retryAfterSeconds ?? 5) : 0, onRetry);
  return (
    <div className="problem" role="alert">
      <span className="grow">{text}</span>
      {problem.problem.traceId ? (
        <button type="button" className="text-btn problem-trace" title={problem.problem.traceId} onClick={() => void navigator.clipboard.writeText(problem.problem.traceId)}>
          {t('problem.copy_trace')}
        </button>
      ) : null}
      {onRetry ? (
        <button type="button" className="btn btn-small" onClick={onRetry}>
          {wait > 0 ? t('problem.retry_in', { seconds: wait }) : t('problem.retry')}
        </button>
      ) : null}
    </div>
  );
}
