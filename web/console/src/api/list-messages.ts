import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Message } from '../../../../src/tickets/tickets.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export type { Message };
export interface MessagePage {
  items: Message[];
  nextCursor: string | null;
}

export const listMessages = (ticketId: string, cursor: string | null, signal?: AbortSignal): Promise<MessagePage> =>
  fetchJson<MessagePage>(`/tickets/${ticketId}/messages`, { query: { order: 'desc', limit: 50, cursor }, signal });

/** Newest first from the server, so that a long ticket opens at its end; the screen turns it round. */
export const messagesQuery = (ticketId: string) =>
  infiniteQueryOptions({
    queryKey: keys.messages(ticketId),
    queryFn: ({ pageParam, signal }) => listMessages(ticketId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 30_000,
  });
