import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  queryFn: async ({ signal }) => (await fetchJson<{ items: { name: string; count: number }[] }>('/tags', { signal })).items,
  staleTime: 60_000,
});
