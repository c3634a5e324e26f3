import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../api/get-ticket.js';
import { ticketSlaQuery, type SlaInstance } from '../../api/get-ticket-sla.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { sayDuration } from '../../ui/say-duration.js';
import { sayFullStamp, sayStamp } from '../../ui/say-date.js';
import { SlaChip } from '../../ui/sla-chip.js';
import { SlaIcon } from '../../ui/sla-icon.js';
import { useLocale } from '../../ui/use-locale.js';
import { latestClocks, shownAs } from './latest-clocks.js';

/** The promises of this ticket, the newest instance of each metric (CV5). */
export function ClockPanel({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const query = useQuery(ticketSlaQuery(ticket.id));
  const clocks = latestClocks(query.data?.instances ?? []);
  return (
    <section className="customer-card" data-testid="clocks">
      <h3>{t('customer.clocks')}</h3>
      {query.isError ? <ProblemNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && clocks.length === 0 ? <p className="muted">{t('customer.no_clocks')}</p> : null}
      <ul className="clocks">
        {clocks.map((clock) => (
          <li key={clock.metric}>
            <Clock clock={clock} ticket={ticket} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Clock({ clock, ticket }: { clock: SlaInstance; ticket: Ticket }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const shown = shownAs(clock, ticket.sla);
  const name = String(t(`metric.${clock.metric}` as 'metric.any', { defaultValue: clock.metric }));
  return (
    <>
      <span className="clock-line">
        <span className="muted clip grow">{name}</span>
        {shown.is === 'running' ? (
          <SlaChip sla={shown.sla} />
        ) : (
          <span className={`sla-chip sla-${shown.is}`}>
            <SlaIcon state={shown.is} />
            {shown.is === 'met' ? t('sla.met_in', { time: sayDuration(t, clock.consumedSeconds) }) : t('sla.late_by', { time: sayDuration(t, clock.overdueSeconds ?? 0) })}
          </span>
        )}
      </span>
      {shown.is === 'running' && clock.targetSeconds ? (
        <span className="clock-bar" aria-hidden="true">
          <span style={{ width: `${Math.min(100, (100 * clock.consumedSeconds) / clock.targetSeconds)}%` }} />
        </span>
      ) : null}
      {shown.is === 'running' && clock.dueAt ? (
        <span className="clock-times muted">
          <span title={t('customer.clock_from', { at: sayFullStamp(locale, clock.startedAt) })}>{sayStamp(locale, clock.startedAt)}</span>
          <span aria-hidden="true">→</span>
          <span title={t('customer.clock_due', { at: sayFullStamp(locale, clock.dueAt) })}>{sayStamp(locale, clock.dueAt)}</span>
        </span>
      ) : null}
    </>
  );
}
