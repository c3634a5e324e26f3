export interface MetricCounts {
  metric: string;
  met: number;
  breached: number;
  running: number;
  cancelled: number;
}

/** S30: kept promises among those that ended, from 0 to 1; null, never 0, when none ended. Running and cancelled ones are apart. */
export function metRate({ met, breached }: Pick<MetricCounts, 'met' | 'breached'>): number | null {
  return met + breached === 0 ? null : met / (met + breached);
}

/** All metrics together: every instance of a promise counts once. */
export function addUp(items: MetricCounts[]): { met: number; breached: number; rate: number | null } {
  const met = items.reduce((sum, item) => sum + item.met, 0);
  const breached = items.reduce((sum, item) => sum + item.breached, 0);
  return { met, breached, rate: metRate({ met, breached }) };
}
