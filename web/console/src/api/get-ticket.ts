import { queryOptions } from '@tanstack/react-query';
import type { Ticket } from '../../../../src/tickets/tickets.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export type { Ticket };

export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: keys.ticket(id), queryFn: ({ signal }) => fetchJson<Ticket>(`/tickets/${id}`, { signal }), staleTime: 30_000 });
