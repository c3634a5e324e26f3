import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** CG2: nothing for 150 ms, then the skeleton, after 4 s a word and Retry. */
export function Waiting({ children, onRetry }: { children: ReactNode; onRetry?: () => void }) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<'nothing' | 'skeleton' | 'long'>('nothing');
  useEffect(() => {
    const skeleton = setTimeout(() => setStage('skeleton'), 150);
    const long = setTimeout(() => setStage('long'), 4000);
    return () => {
      clearTimeout(skeleton);
      clearTimeout(long);
    };
  }, []);
  if (stage === 'nothing') return null;
  return (
    <div aria-busy="true">
      {stage === 'long' ? (
        <div className="state-note" role="status">
          {t('waiting.still')}
          {onRetry ? <button type="button" className="btn" onClick={onRetry}>{t('problem.retry')}</button> : null}
        </div>
      ) : null}
      {children}
    </div>
  );
}
