import type { ClockRow } from './clock.store.js';

/** A clock instance as the fold computed it: its row, and what only the fold knows. */
export interface ComputedClock {
  row: ClockRow;
  endReason: string | null;
  warnings: { threshold: string; at: Date }[];
  /** When the chip turns to soon: at 25 % left or 15 minutes before the due, whichever comes first (TK2). */
  soonAt: Date | null;
}

export interface ClockDiff {
  changed: ComputedClock[];
  started: ComputedClock[];
  ended: ComputedClock[];
  /** Former rows whose breach a corrected fact took away (S26). */
  withdrawn: ClockRow[];
  gone: ClockRow[];
}

const key = (row: ClockRow): string => `${row.metric} ${row.seq}`;
const time = (at: Date | null): number | null => at?.getTime() ?? null;

/** What the computed clocks of one ticket change in its stored rows. Pure. */
export function compareClocks(former: ClockRow[], computed: ComputedClock[]): ClockDiff {
  const before = new Map(former.map((row) => [key(row), row]));
  const diff: ClockDiff = { changed: [], started: [], ended: [], withdrawn: [], gone: [] };
  for (const clock of computed) {
    const old = before.get(key(clock.row));
    before.delete(key(clock.row));
    if (!old || !same(old, clock.row)) diff.changed.push(clock);
    if (!old) diff.started.push(clock);
    if (clock.row.phase === 'ended' && old?.phase !== 'ended') diff.ended.push(clock);
    if (old?.breachedAt && !clock.row.breachedAt) diff.withdrawn.push(old);
  }
  diff.gone = [...before.values()];
  diff.withdrawn.push(...diff.gone.filter((row) => row.breachedAt !== null));
  return diff;
}

function same(a: ClockRow, b: ClockRow): boolean {
  return (
    a.phase === b.phase && a.result === b.result && time(a.startedAt) === time(b.startedAt) && time(a.dueAt) === time(b.dueAt) && time(a.nextAt) === time(b.nextAt) &&
    a.nextKind === b.nextKind && time(a.breachedAt) === time(b.breachedAt) && time(a.endedAt) === time(b.endedAt) && a.targetSeconds === b.targetSeconds && a.policyId === b.policyId && a.teamId === b.teamId
  );
}

/** S29: the ticket's chip shows its least due of unended, unpaused instances; paused or met when there is none. */
export function dueTimeOf(clocks: ComputedClock[]): { dueAt: Date | null; state: 'none' | 'running' | 'paused' | 'breached' | 'met'; metric: string | null; soonAt: Date | null } {
  const running = clocks.filter(({ row }) => row.phase === 'running' && row.dueAt !== null).sort((a, b) => a.row.dueAt!.getTime() - b.row.dueAt!.getTime());
  const first = running[0];
  if (first) return { dueAt: first.row.dueAt, state: first.row.breachedAt ? 'breached' : 'running', metric: first.row.metric, soonAt: first.soonAt };
  const paused = clocks.find(({ row }) => row.phase === 'paused');
  if (paused) return { dueAt: null, state: 'paused', metric: paused.row.metric, soonAt: null };
  const met = clocks.filter(({ row }) => row.result === 'met').at(-1);
  return { dueAt: null, state: met ? 'met' : 'none', metric: met?.row.metric ?? null, soonAt: null };
}
