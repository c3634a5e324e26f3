import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { timelineEntrySchema } from '../../../../src/tickets/tickets.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const timelineQuery = (ticketId: string) =>
  queryOptions({
    queryKey: keys.timeline(ticketId),
    queryFn: async ({ signal }) => (await fetchJson<{ items: TimelineEntry[] }>(`/tickets/${ticketId}/timeline`, { query: { limit: 200 }, signal })).items,
    staleTime: 30_000,
  });
