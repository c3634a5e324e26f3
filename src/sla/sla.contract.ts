import { z } from 'zod';

/** In the order of SLA.md §3; ties between metrics are decided by it (Q16). */
export const metrics = ['first_response', 'next_response', 'resolution', 'periodic_update', 'callback'] as const;
/** Ten years of 365 days, the longest target (P3). */
const longestTarget = 315_360_000;

export const metricSchema = z.enum(metrics).meta({ id: 'SlaMetric' });
const statusList = z.array(z.enum(['pending', 'on_hold']));

const conditionFields = z.enum(['priority', 'channel', 'tier', 'tags', 'team']);
export const conditionSchema = z
  .strictObject({ field: conditionFields, in: z.array(z.string()).optional(), notIn: z.array(z.string()).optional() })
  .superRefine((condition, context) => {
    if (condition.in && condition.notIn) context.addIssue({ code: 'custom', path: ['notIn'], message: 'Give `in` or `notIn`, not both.' });
    if (!condition.in && !condition.notIn) context.addIssue({ code: 'custom', path: ['in'], message: 'Give `in` or `notIn`.' });
  })
  .meta({ id: 'SlaCondition' });

export const targetCellSchema = z
  .strictObject({ seconds: z.int().min(1).max(longestTarget), basis: z.enum(['business', 'calendar']) })
  .meta({ id: 'SlaTarget' });
const cell = targetCellSchema.optional();
const targetRow = z.strictObject({ urgent: cell, high: cell, normal: cell, low: cell, '*': cell }).optional();

export const warningRuleSchema = z
  .strictObject({ metric: z.enum([...metrics, '*']), percent: z.int().min(1).max(99).optional(), beforeSeconds: z.int().min(1).max(longestTarget).optional() })
  .superRefine((warning, context) => {
    const given = [warning.percent, warning.beforeSeconds].filter((value) => value !== undefined).length;
    if (given === 2) context.addIssue({ code: 'custom', path: ['beforeSeconds'], message: 'Give `percent` or `beforeSeconds`, not both.' });
    if (given === 0) context.addIssue({ code: 'custom', path: ['percent'], message: 'Give `percent` or `beforeSeconds`.' });
  })
  .meta({ id: 'SlaWarningRule' });

/** What a policy version promises; id, number and `from` are given when it is published. */
export const policyDefinitionSchema = z
  .strictObject({
    when: z.strictObject({ all: z.array(conditionSchema).max(50) }),
    calendar: z.string().min(1).max(100),
    targets: z.strictObject({ first_response: targetRow, next_response: targetRow, resolution: targetRow, periodic_update: targetRow, callback: targetRow }),
    /** A response or call-back clock never pauses: naming one is an error (P6). */
    pauseOn: z.strictObject({ resolution: statusList.optional(), periodic_update: statusList.optional() }).optional(),
    resolutionMode: z.enum(['open_time', 'first_resolution']).optional(),
    warn: z.array(warningRuleSchema).max(50).optional(),
  })
  .meta({ id: 'SlaPolicyDefinition' });

const instant = z.string().meta({ format: 'date-time' });
const instantOrNull = instant.nullable();
const warningSchema = z.object({ threshold: z.string(), at: instant });

export const slaIntervalSchema = z
  .object({ from: instant, to: instant, seconds: z.number(), counted: z.boolean(), reason: z.string(), name: z.string().nullable() })
  .meta({ id: 'SlaInterval' });

export const slaInstanceSchema = z
  .object({
    metric: metricSchema,
    seq: z.number(),
    phase: z.enum(['running', 'paused', 'ended']),
    result: z.enum(['pending', 'met', 'breached', 'cancelled', 'merged']),
    startedAt: instant,
    startedBy: z.string(),
    policyId: z.string().nullable(),
    policyVersion: z.number().nullable(),
    calendarId: z.string().nullable(),
    basis: z.enum(['business', 'calendar']),
    targetSeconds: z.number().nullable(),
    dueAt: instantOrNull,
    manual: z.boolean(),
    consumedSeconds: z.number(),
    remainingSeconds: z.number(),
    overdueSeconds: z.number(),
    metAt: instantOrNull,
    firstMetAt: instantOrNull,
    breachedAt: instantOrNull,
    endedAt: instantOrNull,
    endReason: z.enum(['fulfilled', 'resolved', 'merged', 'spam', 'no_target', 'withdrawn', 'recomputed']).nullable(),
    attempts: z.number(),
    flags: z.array(z.string()),
    warnings: z.array(warningSchema),
    explain: z.object({ intervals: z.array(slaIntervalSchema), dues: z.array(z.object({ at: instant, dueAt: instant, cause: z.string() })) }),
  })
  .meta({ id: 'SlaInstance' });
export type SlaInstance = z.infer<typeof slaInstanceSchema>;

const matchStep = z.object({
  policyId: z.string(),
  policyVersion: z.number(),
  matched: z.boolean(),
  failed: z
    .object({ field: conditionFields, op: z.enum(['in', 'notIn']), expected: z.array(z.string()), actual: z.union([z.string(), z.array(z.string())]).nullable() })
    .nullable(),
});

/** `GET /tickets/:id/sla`, the console's clock panel and one element of `tickets` of `deskbell sla explain`. */
export const slaTicketSchema = z
  .object({
    ticket: z.string(),
    state: z.enum(['new', 'open', 'pending', 'on_hold', 'resolved', 'closed', 'merged', 'spam']),
    dueAt: instantOrNull,
    dueMetric: metricSchema.nullable(),
    ball: z.object({ us: z.number(), customer: z.number(), thirdParty: z.number(), resolved: z.number() }),
    instances: z.array(slaInstanceSchema),
    explain: z.object({
      matches: z.array(
        z.object({ at: instant, eventId: z.string(), policyId: z.string().nullable(), policyVersion: z.number().nullable(), trace: z.array(matchStep) }),
      ),
    }),
  })
  .meta({ id: 'SlaTicket' });
export type SlaTicket = z.infer<typeof slaTicketSchema>;
