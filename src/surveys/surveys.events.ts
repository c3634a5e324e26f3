import { z } from 'zod';
import { defineEvent } from '../platform/log/define-event.js';

const invitation = { invitationId: z.string(), surveyId: z.string(), kind: z.enum(['csat', 'nps']) };
export const surveyInvited = defineEvent('survey.invited', 1, z.object({ ...invitation, resolution: z.number() }), 'The customer is being asked; the mail is queued.');
export const surveySkipped = defineEvent('survey.skipped', 1, z.object({ ...invitation, reasons: z.array(z.string()) }), 'The customer was not asked, and these are all the reasons.');
export const surveyAnswered = defineEvent('survey.answered', 1, z.object({ ...invitation, version: z.number(), score: z.number(), assigneeId: z.string().nullable(), teamId: z.string().nullable() }), 'The first answer to an invitation.');
export const surveyAnswerChanged = defineEvent('survey.answer_changed', 1, z.object({ ...invitation, version: z.number(), from: z.number(), to: z.number() }), 'The customer changed the answer; both versions are kept.');
export const surveySuperseded = defineEvent('survey.superseded', 1, z.object(invitation), 'The ticket was reopened before the answer; the link answers 410.');
