import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Frame } from '../../../../src/realtime/realtime.contract.js';
import type { Ticket, View } from '../../../../src/tickets/tickets.contract.js';
import type { TicketPage } from '../api/list-tickets.js';
import { keys, type ListKey } from '../api/query-keys.js';
import { applyFrame, type Ask, type HeldList } from './apply-frame.js';
import { noticeStore } from './notice-store.js';
import { refreshMessages } from './refresh-messages.js';

type ListData = InfiniteData<TicketPage, string | null>;

/** Takes from the cache what a frame may touch, lets the pure table decide, and puts the answer back. */
export function patchQueryCache(client: QueryClient, frame: Frame): void {
  const id = frame.topic.slice(frame.topic.indexOf(':') + 1);
  const isTicket = frame.topic.startsWith('ticket:');
  const entries = frame.topic.startsWith('view:') ? heldLists(client) : [];
  const before = {
    lists: entries.map((entry) => entry.held),
    views: client.getQueryData<View[]>(keys.views),
    ticket: isTicket ? client.getQueryData<Ticket>(keys.ticket(id)) : undefined,
    notices: noticeStore.read().items,
  };
  const after = applyFrame(before, frame);
  after.lists.forEach((list, index) => {
    const entry = entries[index];
    if (entry && list !== entry.held) putList(client, entry.key, list);
  });
  for (const index of after.askLists) askListAgain(client, entries[index]?.key);
  if (after.views !== before.views) client.setQueryData(keys.views, after.views);
  if (isTicket && after.ticket !== before.ticket) client.setQueryData(keys.ticket(id), after.ticket);
  if (after.notices !== before.notices) noticeStore.add(after.notices);
  for (const ask of after.asks) askAgain(client, ask, id);
}

function heldLists(client: QueryClient): { key: ListKey; held: HeldList }[] {
  return client.getQueriesData<ListData>({ queryKey: keys.lists }).flatMap(([queryKey, data]) => {
    if (!data) return [];
    const key = queryKey[1] as ListKey;
    return [{ key, held: { ...key, rows: data.pages.flatMap((page) => page.items), more: data.pages.at(-1)?.nextCursor != null } }];
  });
}

/** All rows go into the first page: pages only matter for how many to fetch and for the last cursor. */
function putList(client: QueryClient, key: ListKey, list: HeldList): void {
  client.setQueryData<ListData>(keys.list(key), (data) => data && { ...data, pages: data.pages.map((page, index) => ({ ...page, items: index === 0 ? [...list.rows] : [] })) });
}

const soon = new Map<string, ReturnType<typeof setTimeout>>();

/** A filtered list may change with each frame; asking once a second is enough. */
function askListAgain(client: QueryClient, key: ListKey | undefined): void {
  if (!key) return;
  once(`list ${JSON.stringify(key)}`, 1000, () => client.invalidateQueries({ queryKey: keys.list(key) }));
}

function askAgain(client: QueryClient, ask: Ask, id: string): void {
  if (ask === 'messages') return refreshMessages(client, id);
  if (ask === 'board') return once('board', 1000, () => client.invalidateQueries({ queryKey: keys.board }));
  if (ask === 'views') return once('views', 200, () => client.invalidateQueries({ queryKey: keys.views }));
  once(`${ask} ${id}`, 150, () => client.invalidateQueries({ queryKey: keys[ask](id) }));
}

/** The first asker waits, later ones join it: at most one question per span. */
function once(name: string, ms: number, run: () => unknown): void {
  if (soon.has(name)) return;
  soon.set(name, setTimeout(() => {
    soon.delete(name);
    void run();
  }, ms));
}

/** RT7: a topic whose past is beyond the horizon is fetched anew, after a jitter so that a thousand consoles do not ask at once. */
export function refetchTopics(client: QueryClient, topics: readonly string[]): void {
  for (const topic of topics) {
    const kind = topic.slice(0, topic.indexOf(':'));
    const id = topic.slice(kind.length + 1);
    if (kind === 'view') once('resync views', Math.random() * 2000, () => client.invalidateQueries({ queryKey: keys.views }));
    once(`resync ${topic}`, Math.random() * 2000, () => {
      if (kind === 'view') {
        return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'tickets' && (queryKey[1] as ListKey).view === id });
      }
      if (kind === 'board') return client.invalidateQueries({ queryKey: keys.board });
      if (kind === 'ticket') for (const key of [keys.ticket(id), keys.messages(id), keys.timeline(id), keys.sla(id)]) void client.invalidateQueries({ queryKey: key });
      return undefined;
    });
  }
}
