import { queryOptions } from '@tanstack/react-query';
import type { Board } from '../../../../src/insights/insights.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export type { Board };
export type BreachRow = Board['breaches'][number];

export const boardQuery = queryOptions({
  queryKey: keys.board,
  queryFn: ({ signal }) => fetchJson<Board>('/insights/board', { signal }),
  staleTime: 5_000,
});
