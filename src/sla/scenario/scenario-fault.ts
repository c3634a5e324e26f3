import type { z } from 'zod';

/** `pointer`: JSON pointer to the field at fault, to the missing field if one is missing (Q16). */
export interface ScenarioFault {
  pointer: string;
  detail: string;
}

/** RFC 6901, without `#`. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What zod found; an unknown field is pointed at itself. */
export function shapeFaults(error: z.ZodError): ScenarioFault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerTo(issue.path), detail: issue.message }];
    return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: `There is no field “${key}”.` }));
  });
}
