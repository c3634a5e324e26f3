import { queryOptions } from '@tanstack/react-query';
import type { Session } from '../../../../src/identity/identity.contract.js';
import { measureServerClock } from '../realtime/server-clock.js';
import { fetchJson } from './fetch-json.js';
import { ApiProblem } from './problem.js';
import { keys } from './query-keys.js';

export type { Session };

/** Null when nobody is signed in: that is an answer, not a failure. */
export async function getSession(): Promise<Session | null> {
  const asked = Date.now();
  try {
    const session = await fetchJson<Session>('/session', { quiet401: true });
    measureServerClock(session.serverTime, asked, Date.now());
    return session;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

export const sessionQuery = queryOptions({ queryKey: keys.session, queryFn: getSession, staleTime: 5 * 60_000 });
