import type { Clock, ClockRule } from './clock.js';
import { openPiece } from './counted-time.js';
import { changeStatus, dueAgain } from './move-clock.js';
import { isSwap, retarget } from './retarget-clock.js';

/** S11: a reopened ticket's resolution resumes with what was left; Q2: under the match of the ticket's last change. */
export function reopenResolution(clock: Clock, rule: ClockRule | null, at: number): void {
  if (!clock.rule) {
    changeStatus(clock, 'open', at);
    retarget(clock, rule, 'open', at);
    return;
  }
  const rested = clock.ended?.at ?? at;
  if (rested < at) clock.pieces.push({ from: rested, to: at, status: 'resolved', rule: clock.rule, counts: false });
  clock.ended = null;
  clock.metAt = null; // pending again; `firstMetAt` keeps the fact
  clock.dueAt = null; // the old due may have passed while the ticket was resolved: that breaks nothing
  openPiece(clock, at, 'open');
  if (rule && !isSwap(clock.rule, rule)) {
    clock.rule = clock.lastRule = rule;
    dueAgain(clock, at, 'reopen');
  } else retarget(clock, rule, 'open', at);
}
