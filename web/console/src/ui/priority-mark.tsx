import { useTranslation } from 'react-i18next';
import type { TicketPriority } from '../../../../src/tickets/tickets.contract.js';
import './priority-mark.css';

export const priorityRank: Record<TicketPriority, 1 | 2 | 3 | 4> = { urgent: 1, high: 2, normal: 3, low: 4 };
export const priorities: readonly TicketPriority[] = ['urgent', 'high', 'normal', 'low'];

/** P1–P4 with bars: more bars, more urgent. */
export function PriorityMark({ priority, long = false }: { priority: TicketPriority; long?: boolean }) {
  const { t } = useTranslation();
  const rank = priorityRank[priority];
  return (
    <span className={`priority priority-${rank}`} title={t(`priority.${priority}`)}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect key={bar} x={bar * 4} y={8 - bar * 3} width="3" height={4 + bar * 3} rx="1" fill="currentColor" opacity={bar < 4 - rank || rank === 1 ? 1 : 0.28} />
        ))}
      </svg>
      <span>{long ? t(`priority.long.${priority}`) : `P${rank}`}</span>
    </span>
  );
}
