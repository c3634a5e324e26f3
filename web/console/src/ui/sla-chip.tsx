import { useTranslation } from 'react-i18next';
import { serverNow } from '../realtime/server-clock.js';
import { chipText, type ChipSla, type ChipState } from './sla-chip-text.js';
import { sayDurationWord, sayLongDuration } from './say-duration.js';
import { sayFullStamp } from './say-date.js';
import { SlaIcon } from './sla-icon.js';
import { useLocale } from './use-locale.js';
import { useTicking } from './use-ticking.js';
import './sla-chip.css';

/** The promise of a ticket: colour, icon and word always together (TK2). `long` names the metric too. */
export function SlaChip({ sla, long = false }: { sla: ChipSla; long?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const said = useTicking((now) => {
    const text = chipText(sla, now);
    const time = text.time === null ? t(`sla.${text.state}`) : `${text.minus ? '-' : ''}${sayDurationWord(t, text.time)}`;
    return `${text.state}|${long && sla.metric && text.time ? `${t(`metric.${sla.metric}`)} ${time}` : time}`;
  });
  const [state, words] = said.split('|') as [ChipState, string];
  if (state === 'none') return null;
  return (
    <span className={`sla-chip sla-${state}`} data-testid="sla-chip" data-state={state} title={sla.dueAt ? t('sla.due_at', { at: sayFullStamp(locale, sla.dueAt) }) : undefined}>
      <SlaIcon state={state} />
      <span aria-hidden="true">{words}</span>
      <span className="visually-hidden">{useChipLabel(sla, state)}</span>
    </span>
  );
}

function useChipLabel(sla: ChipSla, state: ChipState): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const metric = sla.metric ? t(`metric.${sla.metric}`) : t('metric.any');
  if (sla.dueAt === null || state === 'paused' || state === 'met' || state === 'none') return t('sla.label.state', { metric, state: t(`sla.${state}`) });
  const left = (Date.parse(sla.dueAt) - serverNow()) / 1000;
  return state === 'breached' ? t('sla.label.overdue', { metric, time: sayLongDuration(locale, -left) }) : t('sla.label.due', { metric, time: sayLongDuration(locale, left) });
}
