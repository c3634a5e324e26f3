import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ticketQuery, type Ticket } from '../api/get-ticket.js';
import type { TicketPage } from '../api/list-tickets.js';
import { patchTicket, type TicketChange } from '../api/patch-ticket.js';
import { asProblem, type ApiProblem } from '../api/problem.js';
import { keys } from '../api/query-keys.js';
import { linkStore } from './link-state.js';

export type Changeable = Pick<Ticket, 'id' | 'version'> & Partial<Pick<Ticket, 'status' | 'priority' | 'assigneeId' | 'teamId' | 'tags'>>;
export type ChangeResult = { ok: true; ticket: Ticket } | { ok: false; problem: ApiProblem };

const mostTries = 3;

/** Shows a change at once, sends it, and puts the former value back when the server says no (CG5). */
export function useChangeTicket(): (ticket: Changeable, change: TicketChange) => Promise<ChangeResult> {
  const client = useQueryClient();
  return useCallback(
    async (ticket, change) => {
      const before = client.getQueryData<Ticket>(keys.ticket(ticket.id));
      if (before) client.setQueryData<Ticket>(keys.ticket(ticket.id), { ...before, ...change });
      try {
        const changed = await patchOver(client, ticket, change);
        takeNewer(client, changed);
        // Without a live line no frame will tell the lists.
        if (linkStore.read().is !== 'live') for (const queryKey of [keys.lists, keys.views]) void client.invalidateQueries({ queryKey });
        return { ok: true, ticket: changed };
      } catch (error) {
        const now = client.getQueryData<Ticket>(keys.ticket(ticket.id));
        if (before && now && now.version === before.version) client.setQueryData(keys.ticket(ticket.id), before);
        void client.invalidateQueries({ queryKey: keys.ticket(ticket.id) });
        return { ok: false, problem: asProblem(error) };
      }
    },
    [client],
  );
}

/**
 * A clock set by sla raises the version too, often within the second after a reply. Only when one of *these* fields changed
 * since it was seen is a 412 the user's matter (CG6); otherwise the change goes on top of the newer version.
 */
async function patchOver(client: QueryClient, ticket: Changeable, change: TicketChange): Promise<Ticket> {
  let { version } = ticket;
  for (let tries = 1; ; tries += 1) {
    try {
      return await patchTicket(ticket.id, version, change);
    } catch (error) {
      if (asProblem(error).status !== 412 || tries >= mostTries) throw error;
      const fresh = await client.fetchQuery({ ...ticketQuery(ticket.id), staleTime: 0 });
      const fields = Object.keys(change) as (keyof TicketChange)[];
      if (fields.some((field) => ticket[field] === undefined || JSON.stringify(fresh[field]) !== JSON.stringify(ticket[field]))) throw error;
      version = fresh.version;
    }
  }
}

/** A frame may have been quicker than the answer: only a higher version replaces what is there. */
function takeNewer(client: QueryClient, ticket: Ticket): void {
  client.setQueryData<Ticket>(keys.ticket(ticket.id), (held) => (held && held.version > ticket.version ? held : ticket));
  client.setQueriesData<InfiniteData<TicketPage, string | null>>({ queryKey: keys.lists }, (data) => {
    if (!data?.pages.some((page) => page.items.some((row) => row.id === ticket.id && row.version < ticket.version))) return data;
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((row) => (row.id === ticket.id && row.version < ticket.version ? { ...row, ...ticket } : row)) })) };
  });
}
