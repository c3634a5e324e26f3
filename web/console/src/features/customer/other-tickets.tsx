import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../api/get-ticket.js';
import { customerTicketsQuery } from '../../api/list-tickets.js';
import { SlaChip } from '../../ui/sla-chip.js';

export function OtherTickets({ ticket, view }: { ticket: Ticket; view: string }) {
  const { t } = useTranslation();
  const query = useQuery(customerTicketsQuery(ticket.customer.id));
  const others = query.data?.items.filter((row) => row.id !== ticket.id) ?? [];
  if (query.isError || !query.data) return null;
  return (
    <section className="customer-card">
      <h3>{t('customer.others', { count: others.length })}</h3>
      {others.length === 0 ? <p className="muted">{t('customer.no_others')}</p> : null}
      <ul className="other-tickets">
        {others.slice(0, 6).map((row) => (
          <li key={row.id}>
            <Link to="/desk" search={{ view, ticket: row.id }} className="clip grow">
              #{row.number} {row.subject}
            </Link>
            {row.sla.state === 'none' || row.sla.state === 'met' ? <span className="tag">{t(`status.${row.status}`)}</span> : <SlaChip sla={row.sla} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
