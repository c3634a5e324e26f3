import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { TicketRow } from '../../../../src/tickets/tickets.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys, type ListKey } from './query-keys.js';

export type { ListKey, TicketRow };
export interface TicketPage {
  items: TicketRow[];
  nextCursor: string | null;
}

const pageSize = 50;

const listTickets = (query: Record<string, string | number | null>, signal?: AbortSignal): Promise<TicketPage> =>
  fetchJson<TicketPage>('/tickets', { query, signal });

/** The rows of a view, page by page; frames of `view:<id>` keep them true between fetches. */
export const ticketListQuery = (list: ListKey) =>
  infiniteQueryOptions({
    queryKey: keys.list(list),
    queryFn: ({ pageParam, signal }) => listTickets({ ...list, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 30_000,
  });

export const customerTicketsQuery = (customerId: string) =>
  queryOptions({
    queryKey: keys.customerTickets(customerId),
    queryFn: ({ signal }) => listTickets({ filter: `customer:${customerId}`, sort: 'newest', limit: 10 }, signal),
    staleTime: 60_000,
    retry: false,
  });

export async function findTicketByNumber(number: number): Promise<TicketRow | null> {
  const page = await listTickets({ filter: `number:${number}`, sort: 'newest', limit: 1 });
  return page.items[0] ?? null;
}
