import { currentContext } from '../request-context.js';
import type { Problem } from './contract.js';

export interface FieldError {
  pointer: string;
  detail: string;
}

/** A failure with a name. Every door turns it into RFC 9457 problem+json; nothing else is thrown at callers. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    detail: string,
    readonly extra: { errors?: FieldError[]; headers?: Record<string, string> } & Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
  }

  toProblem(): Problem {
    const { headers: _headers, errors, ...rest } = this.extra;
    return {
      type: `/docs/problems/${this.type}`,
      title: this.title,
      status: this.status,
      detail: this.message,
      traceId: currentContext().traceId,
      ...(errors ? { errors } : {}),
      ...rest,
    };
  }
}

export const notFound = (detail = 'There is nothing here that you may see.') => new ProblemError(404, 'not-found', 'Not found', detail);
export const invalid = (errors: FieldError[], detail = 'Some fields need another value.') => new ProblemError(422, 'invalid', 'Invalid input', detail, { errors });
export const signInNeeded = () => new ProblemError(401, 'sign-in-needed', 'Sign in', 'Sign in first, or send an API key.');
export const forbidden = (permission: string) =>
  new ProblemError(403, 'forbidden', 'Not allowed', `Your role lacks the permission ${permission}.`, { permission });
export const crossSite = () => new ProblemError(403, 'cross-site', 'Not allowed', 'This request came from another site.');
export const wrongVersion = (version: number) =>
  new ProblemError(412, 'wrong-version', 'Changed meanwhile', 'Somebody changed it since you read it. Read it again, then decide.', { version });
export const tooMany = (seconds: number) =>
  new ProblemError(429, 'too-many-requests', 'Too many requests', `Try again in ${seconds} s.`, { headers: { 'retry-after': String(seconds) }, retryAfter: seconds });
