import { z } from 'zod';
import type { FieldError } from '../platform/http/problem.js';
import { toFieldErrors } from '../platform/http/validation.js';
import type { AnswerEntry } from './answer-rules.js';
import { scales } from './survey-score.js';
import type { SurveyKind } from './surveys.contract.js';

const COMMENT_MAX = 4000;

const comment = z
  .string()
  // A form sends line ends as CR LF, a program as LF: the same words must be the same answer.
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .refine((text) => [...text].length <= COMMENT_MAX, `must have at most ${COMMENT_MAX} characters`)
  // Neither can be stored as UTF-8 text.
  .refine((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text), 'must be valid text')
  .default('');
const nonce = z.string().max(200).default('');

const scoreIn = (kind: SurveyKind) => z.number().int().min(scales[kind].min).max(scales[kind].max);
const jsonSchema = (kind: SurveyKind) => z.strictObject({ score: scoreIn(kind), comment, callMe: z.boolean().default(false), nonce });
const formSchema = (kind: SurveyKind) =>
  z.strictObject({
    score: z.string().regex(/^[0-9]{1,2}$/, 'must be chosen').transform(Number).pipe(scoreIn(kind)),
    comment,
    callMe: z.literal('on').optional().transform((ticked) => ticked === 'on'),
    nonce,
  });

export type ReadEntry = { entry: AnswerEntry & { nonce: string }; errors: null } | { entry: null; errors: FieldError[] };

/** Reads an answer as a form or a program sends it; every fault is named by its field (section 12). */
export function readEntry(kind: SurveyKind, body: unknown, via: 'form' | 'json'): ReadEntry {
  // The form parser makes objects without a prototype, which a strict schema takes for something else.
  const given = via === 'form' ? { ...(body as object) } : body;
  const result = (via === 'form' ? formSchema(kind) : jsonSchema(kind)).safeParse(given);
  return result.success ? { entry: result.data, errors: null } : { entry: null, errors: toFieldErrors(result.error.issues) };
}

/** What a refused form showed, to show it again; anything else than plain text is left out. */
export function keptOf(body: unknown): { score: string; comment: string; callMe: boolean } {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { score: text(given['score']), comment: text(given['comment']), callMe: given['callMe'] === 'on' };
}
