import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from './fetch-json.js';
import { ApiProblem } from './problem.js';
import { keys } from './query-keys.js';

/** 404 once there is an agent: then the page is simply not needed. */
async function getFirstRun(): Promise<{ needed: boolean }> {
  try {
    return await fetchJson<{ needed: boolean }>('/first-run', { quiet401: true });
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 401)) return { needed: false };
    throw error;
  }
}

export const firstRunQuery = queryOptions({ queryKey: keys.firstRun, queryFn: getFirstRun, staleTime: Infinity });

export const createFirstAgent = (body: { name: string; email: string; password: string }): Promise<unknown> =>
  fetchJson('/first-run', { method: 'POST', body, quiet401: true });
