import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../api/get-ticket.js';
import { IconArrowLeft, IconUser } from '../../ui/icons.js';
import { useCommand } from '../../ui/keyboard/use-command.js';
import { SlaChip } from '../../ui/sla-chip.js';
import { isDone } from '../../ui/statuses.js';
import { useChangeWithUndo } from '../../ui/use-change-with-undo.js';
import { PresenceLine } from './presence-line.js';
import { TicketControls } from './ticket-controls.js';
import type { TicketPaneProps } from './ticket-pane.js';

export function TicketHeader({ ticket, session, onBack, onDone, onCustomer }: TicketPaneProps & { ticket: Ticket }) {
  const { t } = useTranslation();
  const change = useChangeWithUndo();
  const mayChange = session.permissions.includes('ticket.change');
  const done = isDone(ticket.status);
  const resolve = (): void => {
    if (!done) onDone();
    void change(ticket, { status: done ? 'open' : 'resolved' }, t(done ? 'change.reopened' : 'change.resolved', { number: ticket.number }));
  };
  useCommand('resolve', resolve, mayChange);
  return (
    <header className="ticket-head">
      <div className="ticket-head-line">
        <button type="button" className="icon-btn ticket-back" onClick={onBack} aria-label={t('back')} title={t('back')}>
          <IconArrowLeft size={18} aria-hidden />
        </button>
        <h2 id="ticket-subject" className="ticket-subject clip grow" title={ticket.subject}>{ticket.subject}</h2>
        <button type="button" className="icon-btn ticket-customer" onClick={onCustomer} aria-label={t('customer.title')} title={t('customer.title')}>
          <IconUser size={18} aria-hidden />
        </button>
        {mayChange ? (
          <button type="button" className={done ? 'btn' : 'btn btn-primary'} onClick={resolve} data-testid="resolve">
            {t(done ? 'ticket.reopen' : 'ticket.resolve')} <kbd>E</kbd>
          </button>
        ) : null}
      </div>
      <div className="ticket-head-line ticket-head-facts">
        <span className="muted">#{ticket.number}</span>
        <SlaChip sla={ticket.sla} long />
        <span className="grow" />
        <PresenceLine ticketId={ticket.id} me={session.agent.id} />
      </div>
      <div className="ticket-head-line ticket-head-controls">
        <TicketControls ticket={ticket} session={session} disabled={!mayChange} />
      </div>
    </header>
  );
}
