import { queryOptions } from '@tanstack/react-query';
import type { Agent, Team } from '../../../../src/identity/identity.contract.js';
import { fetchJson } from './fetch-json.js';
import { keys } from './query-keys.js';

export type { Agent, Team };

export const agentsQuery = queryOptions({
  queryKey: keys.agents,
  queryFn: async ({ signal }) => (await fetchJson<{ items: Agent[] }>('/agents', { signal })).items,
  staleTime: 5 * 60_000,
});

export const teamsQuery = queryOptions({
  queryKey: keys.teams,
  queryFn: async ({ signal }) => (await fetchJson<{ items: Team[] }>('/teams', { signal })).items,
  staleTime: 5 * 60_000,
});
