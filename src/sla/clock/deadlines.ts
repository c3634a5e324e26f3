import type { Clock, DueCause } from './clock.js';
import { countedAfter, countedBetween, instantCounted, withinReach } from './counted-time.js';

/**
 * S3: fires every warning and the breach whose instant lies before `at`; those at `at` itself wait until all events there have applied.
 * Called before a clock changes at `at`, and once at the end with now.
 */
export function settle(clock: Clock, at: number): void {
  if (clock.ended || clock.paused || !clock.rule || clock.breachedAt !== null) return;
  const breach = clock.dueAt !== null && clock.dueAt < at ? Math.max(clock.dueAt, clock.floor) : null; // S2, S17, S22
  const limit = breach === null ? at : Math.min(at, breach);
  while (clock.plan.length > 0 && clock.plan[0]!.at < limit) {
    const warning = clock.plan.shift()!;
    clock.warnings.push({ threshold: warning.threshold, at: warning.at });
    clock.fired.add(warning.key);
    clock.disarmed.add(warning.threshold);
  }
  if (breach !== null) breachAt(clock, breach);
}

/** Stamps the breach: when it fell due or was made due, not when it was found (S2). */
export function breachAt(clock: Clock, at: number): void {
  clock.breachedAt = at;
  clock.plan = []; // S28: none after the breach
}

/** Sets the due of a running clock and plans its warnings anew. `at`: the instant of the change. */
export function setDue(clock: Clock, due: number | null, at: number, cause: DueCause): void {
  clock.dueAt = due;
  if (due === null) clock.flags.add('unreachable'); // C8
  else {
    clock.flags.delete('unreachable');
    clock.lastDue = due;
    // S29: a swap of target that leaves a manual due alone sets none.
    if (cause !== 'retarget' || due !== clock.dues.at(-1)?.dueAt) clock.dues.push({ at, dueAt: due, cause });
  }
  planWarnings(clock);
}

/** The due by the target: what is left from the present piece on; with nothing left the instant it was used up, or `usedUp` if given. */
export function computedDue(clock: Clock, usedUp: number | null): number | null {
  const rule = clock.rule!;
  const left = rule.ms - clock.counted;
  if (left > 0) return withinReach(clock, countedAfter(rule, clock.pieces.at(-1)!.from, left));
  return usedUp ?? instantCounted(clock, rule.ms);
}

/** S28: the instants of the thresholds still to come; nothing while paused, after the end or after the breach. */
export function planWarnings(clock: Clock): void {
  clock.plan = [];
  const { rule } = clock;
  const piece = clock.pieces.at(-1);
  if (!rule?.policy || rule.policy.warn.length === 0 || clock.breachedAt !== null || !piece?.counts) return;
  const total = clock.manualDue === null ? rule.ms : clock.counted + countedBetween(rule, piece.from, clock.manualDue);
  const value = clock.manualDue === null ? `${rule.seconds}` : `due ${clock.manualDue}`;
  for (const { metric, percent, beforeSeconds } of rule.policy.warn) {
    if (metric !== '*' && metric !== clock.metric) continue;
    if (percent !== undefined && clock.promised) continue; // Q12
    const threshold = percent === undefined ? `-${beforeSeconds}s` : `${percent}%`;
    const amount = percent === undefined ? total - (beforeSeconds ?? 0) * 1000 : Math.ceil((total * percent) / 100);
    const key = `${value} ${threshold}`;
    if (amount <= 0 || clock.fired.has(key) || clock.disarmed.has(threshold) || clock.plan.some((planned) => planned.key === key)) continue;
    const at = amount <= clock.counted ? piece.from : countedAfter(rule, piece.from, amount - clock.counted);
    if (at !== null) clock.plan.push({ threshold, at: Math.max(at, clock.floor), key }); // Q12: one already passed fires at the swap
  }
  clock.plan.sort((a, b) => a.at - b.at);
}
