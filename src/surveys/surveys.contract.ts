import { z } from 'zod';
import { idSchema, instantSchema } from '../platform/http/contract.js';

export const surveyKinds = ['csat', 'nps'] as const;
export type SurveyKind = (typeof surveyKinds)[number];
export const surveyKindSchema = z.enum(surveyKinds);
export const surveyLocaleSchema = z.enum(['zh-CN', 'en']);
export type SurveyLocale = z.infer<typeof surveyLocaleSchema>;

export const invitationStates = ['planned', 'skipped', 'sent', 'delivered', 'bounced', 'answered', 'expired', 'superseded', 'withdrawn'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** Who and what an answer is about, as it was at the resolution; nothing that happens later changes it (K13). */
export const invitationSnapshotSchema = z.object({
  resolvedAt: instantSchema,
  by: z.enum(['agent', 'customer', 'rule']),
  assigneeId: z.string().nullable(),
  teamId: z.string().nullable(),
  contributors: z.record(z.string(), z.number()),
  channel: z.string(),
  priority: z.string(),
  tags: z.array(z.string()),
});
export type InvitationSnapshot = z.infer<typeof invitationSnapshotSchema>;

/** One version of an answer; all are kept, the highest counts unless it is `suspect` (K8, K11). */
export const answerVersionSchema = z.object({
  version: z.number().int(),
  score: z.number().int(),
  comment: z.string(),
  callMe: z.boolean(),
  suspect: z.boolean(),
  answeredAt: instantSchema,
});

export const invitationSchema = z
  .object({
    id: idSchema,
    surveyId: idSchema,
    survey: z.string(),
    kind: surveyKindSchema,
    resolution: z.number().int(),
    state: z.enum(invitationStates),
    /** Every reason that held when it was skipped; show the first (I4). `freeAt`: when the budget would have allowed it. */
    reasons: z.array(z.string()),
    freeAt: instantSchema.nullable(),
    dueAt: instantSchema,
    sentAt: instantSchema.nullable(),
    deliveredAt: instantSchema.nullable(),
    expiresAt: instantSchema.nullable(),
    locale: surveyLocaleSchema,
    snapshot: invitationSnapshotSchema,
    answers: z.array(answerVersionSchema),
  })
  .meta({ id: 'SurveyInvitation' });
export type SurveyInvitation = z.infer<typeof invitationSchema>;
export const invitationListSchema = z.object({ items: z.array(invitationSchema) }).meta({ id: 'SurveyInvitationList' });

/** The question behind a link, for clients that draw their own form. `nonce` goes back with the answer (K6). */
export const publicSurveySchema = z
  .object({
    kind: surveyKindSchema,
    question: z.string(),
    scale: z.object({ min: z.number().int(), max: z.number().int() }),
    nonce: z.string(),
    locale: surveyLocaleSchema,
  })
  .meta({ id: 'PublicSurvey' });
export type PublicSurvey = z.infer<typeof publicSurveySchema>;

/** What was stored, or was stored already when the same answer came again. */
export const storedAnswerSchema = z
  .object({ version: z.number().int(), score: z.number().int(), comment: z.string(), callMe: z.boolean() })
  .meta({ id: 'StoredAnswer' });
export type StoredAnswer = z.infer<typeof storedAnswerSchema>;
