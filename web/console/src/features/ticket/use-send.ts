import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createMessage } from '../../api/create-message.js';
import type { Message, MessagePage } from '../../api/list-messages.js';
import { asProblem, type ApiProblem } from '../../api/problem.js';
import { keys } from '../../api/query-keys.js';
import { mergeNewest } from '../../realtime/merge-newest.js';
import { outgoingStore, type Outgoing } from './outgoing-store.js';

export type SendResult = { is: 'sent' } | { is: 'moved-on' } | { is: 'signed-out' } | { is: 'failed'; problem: ApiProblem };

/** Sends with the client id as key, so that a retry, a double click or a timeout never makes two messages (CC4). */
export function useSend(ticketId: string): (item: Outgoing, seenSeq: number | null) => Promise<SendResult> {
  const client = useQueryClient();
  return useCallback(
    async (item, seenSeq) => {
      outgoingStore.add({ ...item, failed: null });
      try {
        const message = await createMessage(ticketId, { kind: item.mode, text: item.text, clientId: item.clientId, ...(seenSeq === null ? {} : { seenSeq }) });
        addMessage(client, ticketId, message);
        outgoingStore.remove(item.clientId);
        return { is: 'sent' };
      } catch (error) {
        const problem = asProblem(error);
        if (problem.is('ticket-moved-on')) {
          outgoingStore.remove(item.clientId);
          void client.invalidateQueries({ queryKey: keys.messages(ticketId) });
          return { is: 'moved-on' };
        }
        if (problem.status === 401) {
          outgoingStore.remove(item.clientId);
          return { is: 'signed-out' };
        }
        outgoingStore.fail(item.clientId, problem);
        return { is: 'failed', problem };
      }
    },
    [client, ticketId],
  );
}

function addMessage(client: ReturnType<typeof useQueryClient>, ticketId: string, message: Message): void {
  client.setQueryData<InfiniteData<MessagePage, string | null>>(keys.messages(ticketId), (data) => {
    const merged = data && mergeNewest(data.pages, { items: [message], nextCursor: 'unknown' });
    if (data && merged) return { ...data, pages: merged };
    return data;
  });
  for (const queryKey of [keys.messages(ticketId), keys.timeline(ticketId), keys.ticket(ticketId), keys.sla(ticketId)]) void client.invalidateQueries({ queryKey });
}
