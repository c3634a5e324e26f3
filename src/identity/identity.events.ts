import { z } from 'zod';
import { defineEvent } from '../platform/log/define-event.js';

export const agentSignedIn = defineEvent('agent.signed_in', 1, z.object({ agentId: z.string() }), 'An agent signed in.');
export const agentSignInFailed = defineEvent('agent.sign_in_failed', 1, z.object({ agentId: z.string().nullable() }), 'A sign-in failed; no address is kept.');
export const agentSignedOut = defineEvent('agent.signed_out', 1, z.object({ agentId: z.string() }), 'An agent signed out.');
export const agentRightsChanged = defineEvent('agent.rights_changed', 1, z.object({ agentId: z.string() }), 'Role, teams, password or the account itself changed: every door asks again.');
export const apiKeyCreated = defineEvent('api_key.created', 1, z.object({ apiKeyId: z.string(), agentId: z.string(), scopes: z.array(z.string()) }), 'An API key was made.');
