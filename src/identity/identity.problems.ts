import { invalid, notFound, ProblemError } from '../platform/http/problem.js';

/** One answer for an unknown account, a wrong password and a disabled agent (L4). */
export const signInFailed = () => new ProblemError(401, 'sign-in-failed', 'Sign-in failed', 'This e-mail address and password do not fit together.');
export const busy = () =>
  new ProblemError(503, 'busy', 'Busy', 'Too many sign-ins at once. Try again in a second.', { headers: { 'retry-after': '1' } });
export const emailTaken = () => invalid([{ pointer: '/email', detail: 'belongs to another agent' }]);
export const teamNameTaken = () => invalid([{ pointer: '/name', detail: 'belongs to another team' }]);
export const passwordRefused = (detail: string) => invalid([{ pointer: '/password', detail }]);
export const notFirstRun = () => notFound();
/** The same text for a scope nobody knows and one the asker does not hold himself (A3). */
export const scopesRefused = (indexes: number[]) => invalid(indexes.map((index) => ({ pointer: `/scopes/${index}`, detail: 'is no permission you can give' })));
export const idsRefused = (field: string, indexes: number[]) => invalid(indexes.map((index) => ({ pointer: `/${field}/${index}`, detail: 'is not known here' })));
/** The repeat of a request with the same Idempotency-Key: it made one key, and that was shown to the first. */
export const keyShownAlready = () => new ProblemError(409, 'key-already-shown', 'Key already shown', 'This request has made a key before; a key is shown only once.');
