import type { Clock } from './clock.js';
import { computedDue, setDue, settle } from './deadlines.js';
import { breachIfPast } from './move-clock.js';
import type { TicketState } from './ticket-state.js';

/** S27: a due set by hand; says what is wrong instead when it is not possible (Q3). `dueAt` in epoch ms. */
export function setManualDue(state: TicketState, at: number, dueAt: number): { field: string; detail: string } | null {
  const clock = state.resolution;
  if (!clock?.rule || clock.ended) return { field: 'metric', detail: 'There is no running resolution clock to set a due for.' };
  if (dueAt <= at) return { field: 'dueAt', detail: 'The due must lie in the future.' };
  const first = state.clocks.findLast((other) => other.metric === 'first_response' && other.lastRule !== null);
  const firstDue = first?.dueAt ?? first?.lastDue ?? null;
  if (firstDue !== null && dueAt < firstDue) return { field: 'dueAt', detail: 'The due must not lie before that of the first response.' };
  change(clock, at, dueAt);
  return null;
}

/** S27: back to the computed due; passed already, it breaks at the clearing (Q3). */
export function clearManualDue(state: TicketState, at: number): void {
  const clock = state.resolution;
  if (!clock || clock.manualDue === null) return;
  if (clock.rule && !clock.ended) change(clock, at, null);
  else clock.manualDue = null;
}

function change(clock: Clock, at: number, manual: number | null): void {
  settle(clock, at);
  const before = clock.lastDue;
  clock.manualDue = manual;
  clock.floor = Math.max(clock.floor, at);
  if (clock.paused) {
    clock.swappedInPause = true;
    if (manual !== null && before !== null && manual > before) clock.disarmed.clear();
    return;
  }
  const due = manual ?? computedDue(clock, null);
  if (due !== null && before !== null && due > before) clock.disarmed.clear(); // S28
  setDue(clock, due, at, manual === null ? 'cleared' : 'manual');
  breachIfPast(clock, at);
}
