import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ticketQuery, type Ticket } from '../../api/get-ticket.js';
import { Avatar } from '../../ui/avatar.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { sayFullStamp, sayStamp } from '../../ui/say-date.js';
import { useLocale } from '../../ui/use-locale.js';
import { ClockPanel } from './clock-panel.js';
import { OtherTickets } from './other-tickets.js';
import './customer-pane.css';

export function CustomerPane({ ticketId, list }: { ticketId: string; list: { view: string } }) {
  const { t } = useTranslation();
  const { data: ticket } = useQuery(ticketQuery(ticketId));
  return (
    <aside className="customer" aria-label={t('customer.title')} data-pane tabIndex={-1} data-testid="customer">
      {ticket ? (
        <>
          <header className="customer-head">
            <Avatar name={ticket.customer.name} size={38} />
            <div className="grow">
              <h2 className="customer-name clip">{ticket.customer.name}</h2>
              {ticket.customer.email ? <a className="clip customer-email" href={`mailto:${ticket.customer.email}`}>{ticket.customer.email}</a> : <span className="muted">{t('customer.no_email')}</span>}
            </div>
          </header>
          <ClockPanel ticket={ticket} />
          <OtherTickets ticket={ticket} view={list.view} />
          <Details ticket={ticket} />
        </>
      ) : null}
    </aside>
  );
}

function Details({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section className="customer-card">
      <h3>{t('customer.details')}</h3>
      <dl className="facts">
        <dt>{t('customer.channel')}</dt>
        <dd><ChannelMark channel={ticket.channel} /></dd>
        <dt>{t('customer.opened')}</dt>
        <dd title={sayFullStamp(locale, ticket.createdAt)}>{sayStamp(locale, ticket.createdAt)}</dd>
        <dt>{t('customer.last_message')}</dt>
        <dd title={sayFullStamp(locale, ticket.lastMessageAt)}>{sayStamp(locale, ticket.lastMessageAt)}</dd>
        {ticket.resolvedAt ? (
          <>
            <dt>{t('customer.resolved')}</dt>
            <dd title={sayFullStamp(locale, ticket.resolvedAt)}>{sayStamp(locale, ticket.resolvedAt)}</dd>
          </>
        ) : null}
        <dt>{t('customer.language')}</dt>
        <dd>{t(`customer.language.${ticket.language}`)}</dd>
      </dl>
    </section>
  );
}
