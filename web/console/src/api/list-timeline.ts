import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { timelineEntrySchema } from '../../../../src/tickets/tickets.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

const pageSize = 200;
/** A ticket with more history than this shows its first thousand entries. */
const mostPages = 5;

async function readAll(ticketId: string, signal: AbortSignal): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextCursor }: { items: TimelineEntry[]; nextCursor: string | null } = await fetchJson(`/tickets/${ticketId}/timeline`, { query: { limit: pageSize, cursor }, signal });
    entries.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return entries;
}

export const timelineQuery = (ticketId: string) =>
  queryOptions({
    queryKey: keys.timeline(ticketId),
    queryFn: ({ signal }) => readAll(ticketId, signal),
    staleTime: 30_000,
  });
