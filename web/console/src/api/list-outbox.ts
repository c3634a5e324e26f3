import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { outboxMailSchema } from '../../../../src/channels/channels.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export type OutboxMail = z.infer<typeof outboxMailSchema>;

export const outboxQuery = queryOptions({
  queryKey: keys.outbox,
  queryFn: async ({ signal }) => (await fetchJson<{ items: OutboxMail[] }>('/outbox', { signal })).items,
  staleTime: 0,
  refetchInterval: 10_000,
});
