import { fetchJson } from './fetch-json.js';

export const signIn = (email: string, password: string): Promise<unknown> => fetchJson('/session', { method: 'POST', body: { email, password }, quiet401: true });
