import type { metrics } from './sla.contract.js';

export { metrics } from './sla.contract.js';

export type Metric = (typeof metrics)[number];
export type Priority = 'urgent' | 'high' | 'normal' | 'low';
export type ConditionField = 'priority' | 'channel' | 'tier' | 'tags' | 'team';
export type Basis = 'business' | 'calendar';
export type PausingStatus = 'pending' | 'on_hold';

/** P6: the metrics a status may pause. A response or call-back clock never pauses. */
export type PausableMetric = 'resolution' | 'periodic_update';

/** Exactly one of `in` and `notIn`; for tags they mean any and none. */
export interface Condition {
  field: ConditionField;
  in?: readonly string[];
  notIn?: readonly string[];
}

export interface TargetCell {
  seconds: number;
  basis: Basis;
}

/** Exactly one of `percent` (1–99, of the target) and `beforeSeconds` (counted seconds before the due). */
export interface WarningRule {
  metric: Metric | '*';
  percent?: number;
  beforeSeconds?: number;
}

/** One immutable published version of a policy (P4). */
export interface PolicyVersion {
  id: string;
  version: number;
  /** Epoch ms from which it is in force; null = always. */
  from: number | null;
  retired: boolean;
  when: { all: readonly Condition[] };
  /** Calendar id. */
  calendar: string;
  /** P3: a missing cell = no clock. `"*"` = the priorities not named. */
  targets: Partial<Record<Metric, Partial<Record<Priority | '*', TargetCell>>>>;
  pauseOn: Record<PausableMetric, readonly PausingStatus[]>;
  resolutionMode: 'open_time' | 'first_resolution';
  warn: readonly WarningRule[];
}

/** The facts of a ticket that conditions look at; null = not known. */
export interface TicketFacts {
  priority: Priority;
  channel: string;
  tier: string | null;
  tags: readonly string[];
  team: string | null;
}

/** The cell for a metric and priority, or null (P3). */
export function targetCell(policy: PolicyVersion, metric: Metric, priority: Priority): TargetCell | null {
  const row = policy.targets[metric];
  return row?.[priority] ?? row?.['*'] ?? null;
}
