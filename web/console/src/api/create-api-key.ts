import type { z } from 'zod';
import type { createdApiKeySchema } from '../../../../src/identity/identity.contract.js';
import { fetchJson } from './fetch-json.js';

export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

export const createApiKey = (body: { name: string; scopes: string[] }): Promise<CreatedApiKey> =>
  fetchJson<CreatedApiKey>('/api-keys', { method: 'POST', body, headers: { 'idempotency-key': crypto.randomUUID() } });
