import { queryOptions } from '@tanstack/react-query';
import type { View } from '../../../../src/tickets/tickets.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export type { View };

export const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: async ({ signal }) => (await fetchJson<{ items: View[] }>('/views', { signal })).items,
  staleTime: 60_000,
});
