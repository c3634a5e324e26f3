import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/get-session.js';
import { viewsQuery } from '../api/list-views.js';
import { CustomerPane } from '../features/customer/customer-pane.js';
import { QueuePane, type QueueOrder } from '../features/queue/queue-pane.js';
import { TicketPane } from '../features/ticket/ticket-pane.js';
import { ViewsPane } from '../features/views/views-pane.js';
import { useWatch } from '../realtime/link-context.js';
import { EmptyNote } from '../ui/empty-note.js';
import { useCommand } from '../ui/keyboard/use-command.js';
import type { DeskSearch } from './desk-search.js';
import { SideDrawer } from './side-drawer.js';
import { ViewsButton } from './views-button.js';
import './desk.css';

const desk = getRouteApi('/desk');
const mostViews = 20;

/** The four panes, and what they need of each other: the URL, the order of rows, "next". */
export function DeskPage() {
  const { t } = useTranslation();
  const search = desk.useSearch();
  const navigate = desk.useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const { data: views } = useQuery(viewsQuery);
  const order = useRef<QueueOrder>({ ids: [], place: 0 });
  const [drawer, setDrawer] = useState<'views' | 'customer' | null>(null);
  const view = search.view ?? 'unassigned';
  const list = useMemo(() => ({ view, sort: search.sort ?? ('due' as const), filter: search.filter ?? '' }), [view, search.sort, search.filter]);
  const ticketId = search.ticket ?? null;
  useWatch(useMemo(() => [...new Set([view, ...(views ?? []).map((each) => each.id)])].slice(0, mostViews).map((id) => `view:${id}`), [views, view]));

  const go = (change: Partial<Record<keyof DeskSearch, string | undefined>>, replace = false): void =>
    void navigate({ search: (now: DeskSearch) => Object.fromEntries(Object.entries({ ...now, ...change }).filter(([, value]) => value !== undefined)) as DeskSearch, replace });
  const openNext = (): void => {
    const { ids, place } = order.current;
    const at = ids.indexOf(ticketId ?? '');
    // A ticket that left the list (taken by me, say) left its place to the next one.
    go({ ticket: at === -1 ? (ids[place] ?? ids.at(-1)) : (ids[at + 1] ?? ids[at - 1]) });
  };
  useCommand('back', () => go({ ticket: undefined }), ticketId !== null && drawer === null);
  if (!session) return null;
  return (
    <div className="desk" data-ticket={ticketId !== null || undefined}>
      <h1 className="visually-hidden">{t('nav.desk')}</h1>
      <div className="desk-views">
        <div className="workspace clip">{session.workspace.name}</div>
        <ViewsPane current={view} />
      </div>
      <QueuePane list={list} ticketId={ticketId} me={session.agent.id} orderRef={order} onOpen={(id) => go({ ticket: id }, ticketId !== null)} onFilter={(filter) => go({ filter: filter || undefined })} onSort={(sort) => go({ sort: sort === 'due' ? undefined : sort })}
        viewsButton={<ViewsButton onClick={() => setDrawer('views')} />} />
      {ticketId === null ? (
        <div className="ticket desk-nothing"><EmptyNote title={t('ticket.none')} hint={t('ticket.none_hint')} /></div>
      ) : (
        <>
          <TicketPane key={ticketId} ticketId={ticketId} session={session} onBack={() => go({ ticket: undefined })} onDone={openNext} onCustomer={() => setDrawer('customer')} />
          <div className="desk-customer"><CustomerPane key={ticketId} ticketId={ticketId} list={list} /></div>
          <SideDrawer side="right" title={t('customer.title')} opened={drawer === 'customer'} onClose={() => setDrawer(null)}>
            <CustomerPane ticketId={ticketId} list={list} />
          </SideDrawer>
        </>
      )}
      <SideDrawer side="left" title={session.workspace.name} opened={drawer === 'views'} onClose={() => setDrawer(null)}>
        <ViewsPane current={view} onPick={() => setDrawer(null)} />
      </SideDrawer>
    </div>
  );
}
