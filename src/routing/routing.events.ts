import { z } from 'zod';
import { defineEvent } from '../platform/log/define-event.js';

export const escalationRaised = defineEvent(
  'escalation.raised', 1,
  z.object({ escalationId: z.string(), ruleId: z.string(), ruleName: z.string(), metric: z.string(), seq: z.number(), dueAt: z.string(), recipientIds: z.array(z.string()), teamId: z.string().nullable() }),
  'Nobody acted in time: priority raised, ticket handed on, these agents are told in the console and by mail.',
);
