import type { ClockInstance } from './ticket-clocks.js';

export interface MetRate {
  met: number;
  breached: number;
  /** Met / (met + breached); null when there is neither. */
  rate: number | null;
  /** Due in the period too, but neither: pending, cancelled or merged. */
  apart: number;
}

/** S30: each instance once, by its due date in `[from, to)` (epoch ms); those without a due are in no period. */
export function metRate(instances: readonly ClockInstance[], from: number, to: number): MetRate {
  const due = instances.filter(({ dueAt }) => dueAt !== null && dueAt >= from && dueAt < to);
  const met = due.filter(({ result }) => result === 'met').length;
  const breached = due.filter(({ result }) => result === 'breached').length;
  return { met, breached, rate: met + breached === 0 ? null : met / (met + breached), apart: due.length - met - breached };
}
