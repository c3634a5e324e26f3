import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/get-session.js';
import type { Ticket } from '../../api/get-ticket.js';
import { messagesQuery } from '../../api/list-messages.js';
import { timelineQuery } from '../../api/list-timeline.js';
import { serverNow } from '../../realtime/server-clock.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { sayDay } from '../../ui/say-date.js';
import { useLocale } from '../../ui/use-locale.js';
import { EventEntry } from './event-entry.js';
import { MessageEntry } from './message-entry.js';
import { useOutgoing } from './outgoing-store.js';
import { PendingBubble } from './pending-bubble.js';
import { useStickToEnd } from './use-stick-to-end.js';
import { weaveDays } from './weave-entries.js';

export function Conversation({ ticket, session }: { ticket: Ticket; session: Session }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const query = useInfiniteQuery(messagesQuery(ticket.id));
  const timeline = useQuery(timelineQuery(ticket.id));
  const messages = useMemo(() => (query.data?.pages.flatMap((page) => page.items) ?? []).sort((a, b) => a.seq - b.seq), [query.data]);
  const days = useMemo(() => weaveDays(messages, timeline.data ?? []), [messages, timeline.data]);
  const arrived = new Set(messages.map((message) => message.clientId));
  const pending = useOutgoing(ticket.id).filter((item) => !arrived.has(item.clientId));
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const stick = useStickToEnd(lastSeq, `${days.map((day) => day.entries.length).join()} ${pending.map((item) => `${item.clientId} ${item.failed !== null}`).join()}`);
  return (
    <div className="conversation-frame">
      <div className="conversation" ref={stick.scroller} onScroll={stick.onScroll} role="log" aria-live="polite" aria-relevant="additions" aria-label={t('ticket.conversation')} tabIndex={0} data-conversation data-testid="conversation">
        {query.hasNextPage ? (
          <button type="button" className="text-btn conversation-older" disabled={query.isFetchingNextPage} onClick={() => stick.keepPlace(() => query.fetchNextPage())}>
            {t('ticket.older')}
          </button>
        ) : null}
        {query.isError && !query.data ? <ProblemNote error={query.error} onRetry={() => void query.refetch()} /> : null}
        {days.map((day) => (
          <section key={day.key} className="conversation-day">
            <p className="day-line"><span>{sayDay(t, locale, day.at, serverNow())}</span></p>
            {day.entries.map((entry) => (entry.kind === 'event' ? <EventEntry key={entry.key} entry={entry} /> : <MessageEntry key={entry.key} message={entry.message} follows={entry.follows} me={session.agent.id} />))}
          </section>
        ))}
        {pending.map((item) => (
          <PendingBubble key={item.clientId} item={item} />
        ))}
      </div>
      {stick.unseen > 0 ? (
        <button type="button" className="queue-held" onClick={stick.toEnd} data-testid="new-messages">
          {t('ticket.new_messages', { count: stick.unseen })} ↓
        </button>
      ) : null}
    </div>
  );
}
