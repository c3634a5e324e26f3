import { z } from 'zod';
import { idSchema, instantSchema } from '../platform/http/contract.js';

export const periodQuery = z.strictObject({ from: instantSchema.optional(), to: instantSchema.optional() });
/** Without a team: everything the reader sees. */
export const boardQuery = z.strictObject({ team: idSchema.optional() });

/** SURVEYS.md §9: figures are null, never 0, when nobody answered; `moe` is the 95 % margin of error. */
export const scoreTotalSchema = z
  .object({
    key: z.literal('total'),
    n: z.number().int(),
    score: z.number().nullable(),
    mean: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    moe: z.number().nullable(),
    classes: z.record(z.string(), z.number().int()),
    invited: z.number().int(),
    delivered: z.number().int(),
    answered: z.number().int(),
    responseRate: z.number().nullable(),
    smallSample: z.boolean(),
    hidden: z.boolean(),
  })
  .meta({ id: 'ScoreTotal' });
export const scoreReportSchema = z
  .object({ definition: z.string(), from: instantSchema, to: instantSchema, items: z.array(scoreTotalSchema), total: scoreTotalSchema })
  .meta({ id: 'ScoreReport' });
export type ScoreReport = z.infer<typeof scoreReportSchema>;

export const slaMetricReportSchema = z.object({
  metric: z.string(),
  met: z.number().int(),
  breached: z.number().int(),
  running: z.number().int(),
  cancelled: z.number().int(),
  rate: z.number().nullable(),
});
export const slaReportSchema = z
  .object({ definition: z.string(), from: instantSchema, to: instantSchema, items: z.array(slaMetricReportSchema) })
  .meta({ id: 'SlaReport' });

/** The supervisor's board: six tiles and the breach list, one answer, refreshed by `board:<team>` frames. */
export const breachRowSchema = z.object({
  ticketId: idSchema,
  number: z.number().int(),
  subject: z.string(),
  metric: z.string(),
  dueAt: instantSchema,
  breached: z.boolean(),
  priority: z.string(),
  assigneeId: idSchema.nullable(),
  teamId: idSchema.nullable(),
  version: z.number().int(),
});
export const boardSchema = z
  .object({
    at: instantSchema,
    tiles: z.object({
      waiting: z.object({ count: z.number().int(), target: z.number().int() }),
      longestWait: z.object({ since: instantSchema.nullable(), ticketId: idSchema.nullable(), targetSeconds: z.number().int() }),
      metToday: z.object({ met: z.number().int(), breached: z.number().int(), rate: z.number().nullable(), target: z.number() }),
      breachedOpen: z.object({ count: z.number().int(), oldestDueAt: instantSchema.nullable() }),
      online: z.object({ online: z.number().int(), total: z.number().int() }),
      csat: z.object({ score: z.number().nullable(), n: z.number().int(), moe: z.number().nullable(), smallSample: z.boolean() }),
    }),
    nps: z.object({ score: z.number().nullable(), n: z.number().int(), moe: z.number().nullable(), smallSample: z.boolean(), promoters: z.number().int(), passives: z.number().int(), detractors: z.number().int() }),
    breaches: z.array(breachRowSchema),
    agents: z.array(z.object({ agentId: idSchema, name: z.string(), online: z.boolean(), open: z.number().int(), cap: z.number().int(), oldestWaitingSince: instantSchema.nullable() })),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof boardSchema>;
