import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '../../api/list-tickets.js';
import { useCommand } from '../../ui/keyboard/use-command.js';
import type { QueuePaneProps } from './queue-pane.js';
import { QueueRow } from './queue-row.js';
import { useHeldOrder } from './use-held-order.js';

export const rowHeight = 60;

interface QueueListProps extends QueuePaneProps {
  rows: readonly TicketRow[];
  total: number | undefined;
  hasMore: boolean;
  loadMore: () => void;
}

export function QueueList({ rows, list, ticketId, me, orderRef, onOpen, total, hasMore, loadMore }: QueueListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const held = useHeldOrder(rows, JSON.stringify(list));
  const { shown } = held;
  const [cursor, setCursor] = useState<string | null>(null);
  const focusSoon = useRef(false);
  const virtualizer = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6, getItemKey: (index) => shown[index]?.row.id ?? index });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const active = shown.some(({ row }) => row.id === (ticketId ?? cursor)) ? (ticketId ?? cursor) : (shown[0]?.row.id ?? null);

  useEffect(() => {
    const ids = shown.filter((each) => !each.gone).map((each) => each.row.id);
    const place = ids.indexOf(ticketId ?? '');
    orderRef.current = { ids, place: place === -1 ? orderRef.current.place : place };
  }, [orderRef, shown, ticketId]);
  useEffect(() => {
    if (hasMore && lastShown >= shown.length - 10) loadMore();
  }, [hasMore, lastShown, shown.length, loadMore]);
  useEffect(() => {
    if (!focusSoon.current || active === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-ticket="${active}"]`);
    if (row) {
      focusSoon.current = false;
      row.focus({ preventScroll: true });
    }
  });

  const move = (step: 1 | -1): void => {
    const from = shown.findIndex(({ row }) => row.id === (ticketId ?? cursor));
    const to = from === -1 ? 0 : Math.min(shown.length - 1, Math.max(0, from + step));
    const next = shown[to]?.row.id;
    if (next === undefined) return;
    virtualizer.scrollToIndex(to);
    focusSoon.current = true;
    setCursor(next);
    if (ticketId !== null) onOpen(next);
  };
  useCommand('next', () => move(1));
  useCommand('previous', () => move(-1));
  useCommand('open', () => (cursor !== null && cursor !== ticketId ? onOpen(cursor) : false));

  return (
    <>
      <div className="queue-scroll" ref={scroller} {...held.pointer}>
        <ul className="queue-rows" style={{ height: virtualizer.getTotalSize() }} aria-label={t('queue.title')} data-testid="ticket-list">
          {items.map((item) => {
            const each = shown[item.index];
            return each ? (
              <QueueRow key={each.row.id} row={each.row} gone={each.gone} list={list} me={me} top={item.start} open={each.row.id === ticketId} roving={each.row.id === active}
                position={item.index + 1} setSize={hasMore ? Math.max(total ?? -1, -1) : shown.length} onFocus={() => setCursor(each.row.id)} />
            ) : null;
          })}
        </ul>
      </div>
      {held.waiting > 0 ? (
        <button type="button" className="queue-held" onClick={held.letGo} data-testid="queue-held">
          {t('queue.held', { count: held.waiting })}
        </button>
      ) : null}
    </>
  );
}
