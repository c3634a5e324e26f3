import type { Message } from '../../../../src/tickets/tickets.contract.js';
import { fetchJson } from './fetch-json.js';

export interface NewMessage {
  kind: 'reply' | 'note';
  text: string;
  clientId: string;
  /** Left out once the writer confirmed "send anyway" (CC4). */
  seenSeq?: number;
}

/** The client id is the idempotency key: a retry after a timeout can never send twice. */
export const createMessage = (ticketId: string, message: NewMessage): Promise<Message> =>
  fetchJson<Message>(`/tickets/${ticketId}/messages`, { method: 'POST', body: message, headers: { 'idempotency-key': message.clientId } });
