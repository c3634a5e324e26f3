import type { FastifyReply } from 'fastify';
import { ProblemError } from '../platform/http/problem.js';
import type { DoorAnswer } from './survey-door.js';
import { messagePage } from './survey-page.js';
import type { SurveyVisit } from './survey-visit.js';
import { surveyWords, type SurveyWords } from './survey-words.js';

const PAGES: Record<number, (words: SurveyWords) => [string, string]> = {
  404: (words) => words.unknown,
  410: (words) => words.over,
  413: (words) => words.tooLarge,
  429: (words) => words.tooMany,
};

/** A failure as a page a customer can read. For a program, and for a fault of ours, the problem goes on to the filter. */
export function problemPage(error: unknown, visit: SurveyVisit, reply: FastifyReply): DoorAnswer {
  if (visit.json || !(error instanceof ProblemError)) throw error;
  reply.headers((error.extra.headers ?? {}) as Record<string, string>);
  const words = surveyWords[visit.fallback];
  return { status: error.status, page: messagePage(visit.fallback, (PAGES[error.status] ?? (() => words.refused))(words)) };
}
