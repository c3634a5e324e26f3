import { fetchJson } from './fetch-json.js';

export const signOut = (): Promise<unknown> => fetchJson('/session', { method: 'DELETE', quiet401: true });
