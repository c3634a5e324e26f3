import type { PolicyVersion } from './sla-policy.js';

/** `pointer` is a JSON pointer into the list of policies; `detail` a sentence for the supervisor. */
export interface PolicyFault {
  pointer: string;
  detail: string;
}

/** What the shape of single policies cannot say (§9): calendars that do not exist, versions that begin at once. Shapes: `sla.contract.ts`. */
export function validatePolicies(policies: readonly PolicyVersion[], calendarIds: ReadonlySet<string>): PolicyFault[] {
  const seen = new Set<string>();
  return policies.flatMap((policy, at) => {
    const faults: PolicyFault[] = [];
    if (!calendarIds.has(policy.calendar)) faults.push({ pointer: `/${at}/calendar`, detail: `There is no calendar “${policy.calendar}”.` });
    const version = `${policy.from ?? 'always'} ${policy.id}`;
    if (seen.has(version)) faults.push({ pointer: `/${at}/${policy.from === null ? 'id' : 'from'}`, detail: `There are two versions of “${policy.id}” from the same instant on.` });
    seen.add(version);
    return faults;
  });
}
