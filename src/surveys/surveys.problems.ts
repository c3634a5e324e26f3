import { notFound, ProblemError } from '../platform/http/problem.js';

/** One text for every unknown link (K10, P2). */
export const unknownLink = () => notFound('There is no survey behind this link.');
export const surveyOver = () => new ProblemError(410, 'survey-over', 'The survey is over', 'The link has expired, or the ticket was opened again.');
export const answerTooLarge = () => new ProblemError(413, 'too-large', 'Too large', 'An answer has at most 32 KiB.');
export const wrongAnswerType = () => new ProblemError(415, 'unsupported-type', 'Unsupported content type', 'Send a form (application/x-www-form-urlencoded) or application/json.');
export const onlyGetAndPost = () => new ProblemError(405, 'method-not-allowed', 'Method not allowed', 'A survey link answers GET, HEAD and POST.', { headers: { allow: 'GET, HEAD, POST' } });
