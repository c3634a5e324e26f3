import { z } from 'zod';
import { idSchema, instantSchema } from '../platform/http/contract.js';

export const roles = ['administrator', 'supervisor', 'agent', 'auditor'] as const;
export type Role = (typeof roles)[number];

export const signInBody = z.strictObject({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(512) }).meta({ id: 'SignIn' });

export const agentSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    teamIds: z.array(idSchema),
    active: z.boolean(),
    locale: z.enum(['zh-CN', 'en']).nullable(),
  })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof agentSchema>;

/** `GET /session`: who I am and what I may do; `serverTime` lets screens count down on the server's clock. */
export const sessionSchema = agentSchema
  .extend({ agent: agentSchema, permissions: z.array(z.string()), serverTime: instantSchema, workspace: z.object({ name: z.string(), timeZone: z.string() }) })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const agentListSchema = z.object({ items: z.array(agentSchema) }).meta({ id: 'AgentList' });
export const teamSchema = z.object({ id: idSchema, name: z.string(), escalation: z.boolean(), agentIds: z.array(idSchema) }).meta({ id: 'Team' });
export type Team = z.infer<typeof teamSchema>;
export const teamListSchema = z.object({ items: z.array(teamSchema) }).meta({ id: 'TeamList' });

export const createApiKeyBody = z
  .strictObject({ name: z.string().trim().min(1).max(100), scopes: z.array(z.string().max(60)).min(1).max(50) })
  .meta({ id: 'CreateApiKey' });
/** The key is shown this once; only its digest is stored. */
export const createdApiKeySchema = z
  .object({ id: idSchema, name: z.string(), scopes: z.array(z.string()), key: z.string(), createdAt: instantSchema })
  .meta({ id: 'CreatedApiKey' });

/** What an account needs; the password's own rules are in password-rules.ts. */
export const createAgentCommand = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: z.string().trim().max(254).pipe(z.email()),
  role: z.enum(roles),
  password: z.string().min(1).max(512),
  teamIds: z.array(idSchema).max(100).default([]),
  locale: z.enum(['zh-CN', 'en']).nullable().default(null),
});
export const createTeamCommand = z.strictObject({
  name: z.string().trim().min(1).max(100),
  escalation: z.boolean().default(false),
  agentIds: z.array(idSchema).max(1000).default([]),
});

/** First-run page: works only while there is no agent at all, then answers 404. */
export const firstRunBody = z
  .strictObject({ name: z.string().trim().min(1).max(100), email: z.email().max(254), password: z.string().min(12, 'needs at least 12 characters').max(512) })
  .meta({ id: 'FirstRun' });
export const firstRunStateSchema = z.object({ needed: z.boolean() }).meta({ id: 'FirstRunState' });
