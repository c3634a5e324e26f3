import { useTranslation } from 'react-i18next';
import type { Board } from '../../api/get-board.js';
import { percentParts } from './tile-states.js';

const width = 600;

/** CB5: parts that sum to 100, n and margin; few answers are called few, but shown. */
export function NpsBar({ nps }: { nps: Board['nps'] }) {
  const { t } = useTranslation();
  const parts = percentParts([nps.detractors, nps.passives, nps.promoters]);
  const names = ['detractors', 'passives', 'promoters'] as const;
  const starts = [0, parts[0] ?? 0, (parts[0] ?? 0) + (parts[1] ?? 0)];
  return (
    <section className="board-card card" data-testid="nps">
      <header className="board-card-head">
        <h2>{t('board.nps')}</h2>
        <span className="muted">{t('board.n', { n: nps.n })}</span>
      </header>
      <p className="nps-score">
        <span className="tile-value">{nps.score === null ? '–' : Math.round(nps.score)}</span>
        {nps.moe === null ? null : <span className="muted">± {Math.round(nps.moe)}</span>}
        {nps.smallSample || nps.n < 30 ? <span className="sla-chip sla-paused" data-testid="nps-few">{t('board.not_enough')}</span> : null}
      </p>
      {nps.n > 0 ? (
        <>
          <svg className="nps-bar" viewBox={`0 0 ${width} 26`} preserveAspectRatio="none" role="img" aria-label={names.map((name, index) => t(`board.${name}`, { percent: parts[index] ?? 0 })).join(', ')}>
            <defs>
              <clipPath id="nps-round"><rect width={width} height="26" rx="6" /></clipPath>
            </defs>
            <g clipPath="url(#nps-round)">
              {names.map((name, index) => (
                <rect key={name} x={((starts[index] ?? 0) / 100) * width} width={((parts[index] ?? 0) / 100) * width} height="26" fill={`var(--chart-${name.slice(0, -1)})`} stroke="var(--surface)" strokeWidth="1.500" />
              ))}
            </g>
          </svg>
          <ul className="nps-parts">
            {names.map((name, index) => (
              <li key={name}>
                <span className="nps-swatch" style={{ background: `var(--chart-${name.slice(0, -1)})` }} aria-hidden="true" />
                {t(`board.${name}`, { percent: parts[index] ?? 0 })} <span className="muted">({nps[name]})</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="muted">{t('board.no_answers')}</p>
      )}
    </section>
  );
}
