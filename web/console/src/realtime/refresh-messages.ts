import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { listMessages, type MessagePage } from '../api/list-messages.js';
import { keys } from '../api/query-keys.js';
import { mergeNewest } from './merge-newest.js';

type MessageData = InfiniteData<MessagePage, string | null>;

const running = new Set<string>();
const wanted = new Set<string>();

/** Single flight per ticket: frames that come while a fetch runs cause one more fetch after it, not one each. */
export function refreshMessages(client: QueryClient, ticketId: string): void {
  if (!client.getQueryData(keys.messages(ticketId))) {
    void client.invalidateQueries({ queryKey: keys.messages(ticketId) });
    return;
  }
  if (running.has(ticketId)) {
    wanted.add(ticketId);
    return;
  }
  running.add(ticketId);
  listMessages(ticketId, null)
    .then((page) => {
      const data = client.getQueryData<MessageData>(keys.messages(ticketId));
      const merged = data && mergeNewest(data.pages, page);
      if (data && merged) client.setQueryData<MessageData>(keys.messages(ticketId), { ...data, pages: merged });
      else void client.invalidateQueries({ queryKey: keys.messages(ticketId) });
    })
    .catch(() => undefined)
    .finally(() => {
      running.delete(ticketId);
      if (wanted.delete(ticketId)) refreshMessages(client, ticketId);
    });
}
