import { z } from 'zod';
import { defineEvent } from '../platform/log/define-event.js';

const clock = { metric: z.string(), seq: z.number() };
export const slaClockStarted = defineEvent('sla.clock_started', 1, z.object({ ...clock, dueAt: z.string().nullable(), policyId: z.string() }), 'A promise runs: one instance of a metric.');
export const slaWarned = defineEvent('sla.warned', 1, z.object({ ...clock, threshold: z.string(), dueAt: z.string() }), 'A clock passed a warning threshold.');
export const slaBreached = defineEvent(
  'sla.breached', 1, z.object({ ...clock, breachedAt: z.string(), detectedAt: z.string() }),
  'A promise was broken. `breachedAt` is when it fell due, however late it was found.',
);
export const slaBreachWithdrawn = defineEvent('sla.breach_withdrawn', 1, z.object({ ...clock, breachedAt: z.string() }), 'A corrected fact took a breach away (S26).');
export const slaClockEnded = defineEvent(
  'sla.clock_ended', 1, z.object({ ...clock, result: z.string(), reason: z.string().nullable(), endedAt: z.string() }), 'A clock reached its end: met, breached, cancelled or merged.',
);
