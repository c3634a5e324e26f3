import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldError } from './problem.js';
import { invalid } from './problem.js';

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
  keys?: string[];
}

/** Turns schema issues into problem pointers (RFC 6901); an unknown field is pointed at by its own name. */
export function toFieldErrors(issues: readonly unknown[]): FieldError[] {
  return (issues as readonly Issue[]).flatMap((issue) => {
    const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
    if (issue.keys) return issue.keys.map((key) => ({ pointer: pointer([...path, key]), detail: 'is not a field of this request' }));
    return [{ pointer: pointer(path), detail: issue.message }];
  });
}

const pointer = (path: string[]) => path.map((part) => `/${part.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

/** Checks every body, query and parameter that declares a schema; 422 with pointers, nothing done. */
export const validationPipe = () => new StandardSchemaValidationPipe({ exceptionFactory: (issues) => invalid(toFieldErrors(issues)) });
