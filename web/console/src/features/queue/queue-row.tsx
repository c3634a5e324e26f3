import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { agentsQuery } from '../../api/list-people.js';
import type { ListKey, TicketRow } from '../../api/list-tickets.js';
import { useOthers } from '../../realtime/use-presence.js';
import { Avatar } from '../../ui/avatar.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { PriorityMark } from '../../ui/priority-mark.js';
import { SlaChip } from '../../ui/sla-chip.js';
import { chipState } from '../../ui/sla-chip-text.js';
import { useTicking } from '../../ui/use-ticking.js';

interface QueueRowProps {
  row: TicketRow;
  gone: boolean;
  list: ListKey;
  me: string;
  top: number;
  open: boolean;
  roving: boolean;
  position: number;
  setSize: number;
  onFocus: () => void;
}

/** CQ1: two lines, one link. Bold: the customer had the last word. */
export const QueueRow = memo(function QueueRow({ row, gone, list, me, top, open, roving, position, setSize, onFocus }: QueueRowProps) {
  const { t } = useTranslation();
  const state = useTicking((now) => chipState(row.sla, now));
  const waits = row.lastMessageBy === 'customer' && row.status !== 'resolved' && row.status !== 'closed';
  return (
    <li className="queue-item" style={{ transform: `translateY(${top}px)` }} aria-setsize={setSize} aria-posinset={position}>
      <Link to="/desk" search={{ view: list.view, sort: list.sort, ...(list.filter ? { filter: list.filter } : {}), ticket: row.id }} className={`queue-row bar-${state}`} data-gone={gone || undefined}
        aria-current={open ? 'true' : undefined} tabIndex={roving ? 0 : -1} onFocus={onFocus} data-ticket={row.id} data-testid={`ticket-row-${row.number}`} draggable={false}>
        <span className="queue-line">
          {row.sla.state === 'none' && row.dueAt === null ? <span className="tag">{t(`status.${row.status}`)}</span> : <SlaChip sla={row.sla} />}
          <span className={waits ? 'queue-name queue-name-waits clip' : 'queue-name clip'}>{row.customer.name}</span>
          <span className="grow" />
          <ChannelMark channel={row.channel} />
        </span>
        <span className="queue-line queue-line-2">
          <span className="clip grow">
            {row.subject}
            {row.preview ? <span className="queue-preview"> — {row.preview}</span> : null}
          </span>
          {row.tags.slice(0, 2).map((tag) => (
            <span key={tag} className="tag">{tag}</span>
          ))}
          <PriorityMark priority={row.priority} />
          <RowPeople row={row} me={me} />
        </span>
      </Link>
    </li>
  );
});

/** Whoever is in the ticket now, ringed; else its assignee. */
function RowPeople({ row, me }: { row: TicketRow; me: string }) {
  const { t } = useTranslation();
  const others = useOthers(row.id, me);
  const { data: agents } = useQuery(agentsQuery);
  const other = others[0];
  if (other) {
    return (
      <span title={t(`presence.${other.doing}`, { name: other.name })}>
        <Avatar name={other.name} size={20} ring={other.doing} />
      </span>
    );
  }
  const assignee = agents?.find((agent) => agent.id === row.assigneeId);
  return assignee ? (
    <span title={t('ticket.assigned_to', { name: assignee.name })}>
      <Avatar name={assignee.name} size={20} />
    </span>
  ) : null;
}
