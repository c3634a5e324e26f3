import type { Problem } from '../../../../src/platform/http/contract.js';

export type { Problem };

/** What a call failed with. `status` 0: the server was not reached at all. */
export class ApiProblem extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail);
    this.name = 'ApiProblem';
  }

  get status(): number {
    return this.problem.status;
  }

  /** Types are URIs on this server (`/docs/problems/ticket-moved-on`): only the last part names the fault. */
  is(name: string): boolean {
    return this.problem.type.split('/').pop() === name;
  }

  fieldErrors(): Record<string, string> {
    return Object.fromEntries((this.problem.errors ?? []).map((each) => [each.pointer.replace(/^#?\/?/, ''), each.detail]));
  }
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({ type: 'about:blank', title: 'Error', status: -1, detail: error instanceof Error ? error.message : String(error), traceId: '' });
}
