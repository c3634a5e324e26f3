import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';

/** Refusals are answers and are not asked again; a lost line or a tired server is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502),
      retryDelay: (count) => Math.min(4000, 500 * 2 ** count),
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
    },
  },
});
