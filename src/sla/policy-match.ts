import type { Condition, ConditionField, PolicyVersion, TicketFacts } from './sla-policy.js';

export interface FailedCondition {
  field: ConditionField;
  op: 'in' | 'notIn';
  expected: readonly string[];
  actual: string | readonly string[] | null;
}

export interface MatchStep {
  policyId: string;
  policyVersion: number;
  matched: boolean;
  failed: FailedCondition | null;
}

export interface PolicyMatch {
  policy: PolicyVersion | null;
  trace: MatchStep[];
}

const lines = new WeakMap<readonly PolicyVersion[], PolicyVersion[][]>();

/** P1: the first policy in force at `at` (epoch ms) whose conditions all hold; null = no clocks. The trace ends with the winner. */
export function matchPolicy(policies: readonly PolicyVersion[], facts: TicketFacts, at: number): PolicyMatch {
  const trace: MatchStep[] = [];
  for (const versions of linesOf(policies)) {
    const policy = inForce(versions, at);
    if (!policy || policy.retired) continue;
    const failed = firstFailure(policy.when.all, facts);
    trace.push({ policyId: policy.id, policyVersion: policy.version, matched: !failed, failed });
    if (!failed) return { policy, trace };
  }
  return { policy: null, trace };
}

/** The versions of each policy; a policy stands where its first version is listed. Kept per list: lists are immutable. */
function linesOf(policies: readonly PolicyVersion[]): PolicyVersion[][] {
  let found = lines.get(policies);
  if (!found) {
    const byId = new Map<string, PolicyVersion[]>();
    for (const policy of policies) byId.set(policy.id, [...(byId.get(policy.id) ?? []), policy]);
    lines.set(policies, (found = [...byId.values()]));
  }
  return found;
}

/** The version with the latest `from` that has begun; of two with the same, the one listed last. */
function inForce(versions: readonly PolicyVersion[], at: number): PolicyVersion | null {
  let found: PolicyVersion | null = null;
  let since = -Infinity;
  for (const version of versions) {
    const from = version.from ?? -Infinity;
    if (from > at || from < since) continue;
    found = version;
    since = from;
  }
  return found;
}

function firstFailure(conditions: readonly Condition[], facts: TicketFacts): FailedCondition | null {
  for (const condition of conditions) {
    const op = condition.in ? 'in' : 'notIn';
    const expected = condition.in ?? condition.notIn ?? [];
    const actual = facts[condition.field];
    const held = Array.isArray(actual) ? actual.some((tag) => expected.includes(tag)) : actual !== null && expected.includes(actual as string);
    if (held !== (op === 'in')) return { field: condition.field, op, expected, actual };
  }
  return null;
}
