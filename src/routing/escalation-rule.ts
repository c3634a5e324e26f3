export interface EscalationRule {
  id: string;
  name: string;
  rank: number;
  metrics: string[];
  raisePriority: boolean;
  teamId: string | null;
  active: boolean;
}

/** The first active rule, by rank, that listens to the broken promise's metric; null when nobody is to be told. */
export function matchRule(rules: readonly EscalationRule[], metric: string): EscalationRule | null {
  return [...rules].sort((a, b) => a.rank - b.rank).find((rule) => rule.active && rule.metrics.includes(metric)) ?? null;
}

const HIGHEST = 4;

/** One step up, urgent stays urgent (E3). Priority ranks: 1 low … 4 urgent. */
export const raised = (priority: number): number => Math.min(HIGHEST, priority + 1);
