import { z } from 'zod';
import { calendarDefinitionSchema } from '../../identity/calendar.contract.js';
import { policyDefinitionSchema } from '../sla.contract.js';
import { eventSchema, instantSchema, name } from './scenario-event-schema.js';

const calendarSchema = calendarDefinitionSchema.extend({ id: name, from: instantSchema.optional() });

const policySchema = policyDefinitionSchema.extend({
  id: name,
  version: z.int().min(1).optional(),
  from: instantSchema.optional(),
  retired: z.boolean().optional(),
});

/** The input of `deskbell sla explain` (SLA.md §4). Strict: unknown fields are errors. Instants come out as epoch ms. */
export const scenarioSchema = z.strictObject({
  scenario: z.literal(1),
  now: instantSchema,
  calendars: z.array(calendarSchema),
  policies: z.array(policySchema),
  events: z.array(eventSchema),
});
export type ScenarioFile = z.output<typeof scenarioSchema>;
export type ScenarioEvent = ScenarioFile['events'][number];
