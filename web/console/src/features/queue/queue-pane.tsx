import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ticketListQuery, type ListKey } from '../../api/list-tickets.js';
import { asProblem } from '../../api/problem.js';
import { viewsQuery } from '../../api/list-views.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { viewName } from '../../ui/view-name.js';
import { Waiting } from '../../ui/waiting.js';
import { FilterBox } from './filter-box.js';
import { QueueEmpty } from './queue-empty.js';
import { QueueList } from './queue-list.js';
import { QueueSkeleton } from './queue-skeleton.js';
import { SortMenu } from './sort-menu.js';
import './queue.css';

export interface QueueOrder {
  ids: readonly string[];
  place: number;
}
export interface QueuePaneProps {
  list: ListKey;
  ticketId: string | null;
  me: string;
  /** For "next" after a resolve: the ids in the order on screen, and where the open ticket stands or, once it left, stood. */
  orderRef: RefObject<QueueOrder>;
  onOpen: (ticketId: string) => void;
  onFilter: (filter: string) => void;
  onSort: (sort: ListKey['sort']) => void;
  viewsButton: ReactNode;
}

export function QueuePane(props: QueuePaneProps) {
  const { list, onFilter, onSort } = props;
  const { t } = useTranslation();
  const query = useInfiniteQuery(ticketListQuery(list));
  const views = useQuery(viewsQuery);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const view = views.data?.find((each) => each.id === list.view);
  const refused = query.isError && asProblem(query.error).status === 422;
  return (
    <section className="queue" aria-label={t('queue.title')} data-pane tabIndex={-1}>
      <header className="queue-head">
        <div className="queue-head-line">
          {props.viewsButton}
          <h1 className="queue-title clip">
            {view ? viewName(t, view) : ''} {view ? <span className="muted queue-total">{view.capped ? `${view.count}+` : view.count}</span> : null}
          </h1>
          <SortMenu sort={list.sort} onSort={onSort} />
        </div>
        <FilterBox key={`${list.view} ${list.filter}`} filter={list.filter} onFilter={onFilter} error={refused ? query.error : null} />
      </header>
      {query.isPending ? <Waiting onRetry={() => void query.refetch()}><QueueSkeleton /></Waiting> : null}
      {query.isError && !refused && !query.data ? <div className="queue-problem"><ProblemNote error={query.error} onRetry={() => void query.refetch()} /></div> : null}
      {query.data && rows.length === 0 && !refused ? <QueueEmpty filtered={list.filter !== ''} view={list.view} onClear={() => onFilter('')} /> : null}
      {rows.length > 0 && !refused ? (
        <QueueList {...props} rows={rows} total={list.filter === '' ? view?.count : undefined} hasMore={query.hasNextPage} loadMore={() => !query.isFetchingNextPage && void query.fetchNextPage()} />
      ) : null}
    </section>
  );
}
