import { metrics } from '../sla.contract.js';
import type { Clock } from './clock.js';
import { consumedUntil } from './counted-time.js';
import type { ClockInstance, ClockPhase, ClockResult, NumberedClock, TicketClocks } from './ticket-clocks.js';

/** A folded clock as it stands at `now` (epoch ms). */
export function presentClock({ clock, seq }: NumberedClock, now: number): ClockInstance {
  const rule = clock.lastRule!;
  const consumed = consumedUntil(clock, now);
  const phase: ClockPhase = clock.ended ? 'ended' : clock.paused ? 'paused' : 'running';
  return {
    metric: clock.metric,
    seq,
    phase,
    result: resultOf(clock),
    startedAt: clock.startedAt,
    startedBy: clock.startedBy,
    policyId: clock.promised ? null : (rule.policy?.id ?? null), // Q16
    policyVersion: clock.promised ? null : (rule.policy?.version ?? null),
    calendarId: rule.calendarId,
    basis: rule.basis,
    targetSeconds: rule.seconds,
    dueAt: clock.dueAt,
    manual: clock.manualDue !== null,
    consumedSeconds: consumed / 1000,
    remainingSeconds: Math.max(0, rule.ms - consumed) / 1000,
    overdueSeconds: Math.max(0, consumed - rule.ms) / 1000, // Q4
    metAt: clock.metAt,
    firstMetAt: clock.firstMetAt,
    breachedAt: clock.breachedAt,
    endedAt: clock.ended?.at ?? null,
    endReason: clock.ended?.reason ?? null,
    attempts: clock.attempts,
    flags: [...clock.flags],
    warnings: clock.warnings,
    dues: clock.dues,
    callbackId: clock.callbackId,
    ...nextOf(clock, phase),
    pieces: clock.pieces,
  };
}

function resultOf({ ended, breachedAt }: Clock): ClockResult {
  if (!ended) return breachedAt === null ? 'pending' : 'breached';
  if (ended.reason === 'merged') return 'merged';
  if (ended.reason === 'recomputed') return 'cancelled';
  if (breachedAt !== null) return 'breached'; // S8, S13: a breach stays, whatever ended the clock
  return ended.reason === 'fulfilled' ? 'met' : 'cancelled';
}

function nextOf(clock: Clock, phase: ClockPhase): Pick<ClockInstance, 'nextAt' | 'nextKind'> {
  if (phase !== 'running' || clock.breachedAt !== null) return { nextAt: null, nextKind: null };
  const warning = clock.plan[0]?.at ?? null;
  if (warning !== null && (clock.dueAt === null || warning < clock.dueAt)) return { nextAt: warning, nextKind: 'warning' };
  return { nextAt: clock.dueAt, nextKind: clock.dueAt === null ? null : 'due' };
}

/** By start, then metric in the order of SLA.md §3, then number. */
export function byStart(a: ClockInstance, b: ClockInstance): number {
  return a.startedAt - b.startedAt || metrics.indexOf(a.metric) - metrics.indexOf(b.metric) || a.seq - b.seq;
}

/** S29: the least due that runs; on a tie the metric that comes first in SLA.md §3 (Q16). */
export function leastDue(instances: readonly ClockInstance[]): Pick<TicketClocks, 'dueAt' | 'dueMetric'> {
  let least: ClockInstance | null = null;
  for (const instance of instances) {
    if (instance.phase !== 'running' || instance.dueAt === null) continue;
    const earlier = !least || instance.dueAt < least.dueAt! || (instance.dueAt === least.dueAt && metrics.indexOf(instance.metric) < metrics.indexOf(least.metric));
    if (earlier) least = instance;
  }
  return { dueAt: least?.dueAt ?? null, dueMetric: least?.metric ?? null };
}
