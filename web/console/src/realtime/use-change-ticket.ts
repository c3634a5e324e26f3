import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Ticket } from '../api/get-ticket.js';
import type { TicketPage } from '../api/list-tickets.js';
import { patchTicket, type TicketChange } from '../api/patch-ticket.js';
import { asProblem, type ApiProblem } from '../api/problem.js';
import { keys } from '../api/query-keys.js';
import { linkStore } from './link-state.js';

export type ChangeResult = { ok: true; ticket: Ticket } | { ok: false; problem: ApiProblem };

/** Shows a change at once, sends it, and puts the former value back when the server says no (CG5). */
export function useChangeTicket(): (ticket: { id: string; version: number }, change: TicketChange) => Promise<ChangeResult> {
  const client = useQueryClient();
  return useCallback(
    async ({ id, version }, change) => {
      const before = client.getQueryData<Ticket>(keys.ticket(id));
      if (before) client.setQueryData<Ticket>(keys.ticket(id), { ...before, ...change });
      try {
        const ticket = await patchTicket(id, version, change);
        takeNewer(client, ticket);
        // Without a live line no frame will tell the lists.
        if (linkStore.read().is !== 'live') for (const queryKey of [keys.lists, keys.views]) void client.invalidateQueries({ queryKey });
        return { ok: true, ticket };
      } catch (error) {
        const now = client.getQueryData<Ticket>(keys.ticket(id));
        if (before && now && now.version === before.version) client.setQueryData(keys.ticket(id), before);
        void client.invalidateQueries({ queryKey: keys.ticket(id) });
        return { ok: false, problem: asProblem(error) };
      }
    },
    [client],
  );
}

/** A frame may have been quicker than the answer: only a higher version replaces what is there. */
function takeNewer(client: QueryClient, ticket: Ticket): void {
  client.setQueryData<Ticket>(keys.ticket(ticket.id), (held) => (held && held.version > ticket.version ? held : ticket));
  client.setQueriesData<InfiniteData<TicketPage, string | null>>({ queryKey: keys.lists }, (data) => {
    if (!data?.pages.some((page) => page.items.some((row) => row.id === ticket.id && row.version < ticket.version))) return data;
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((row) => (row.id === ticket.id && row.version < ticket.version ? { ...row, ...ticket } : row)) })) };
  });
}
