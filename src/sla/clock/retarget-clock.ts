import { type Clock, type ClockRule, stops, type TicketStatus } from './clock.js';
import { closePiece, countByFollowing, openPiece } from './counted-time.js';
import { computedDue, planWarnings, setDue, settle } from './deadlines.js';
import { breachIfPast, dueAgain, pause, resume } from './move-clock.js';

/** S17, S18: another target for an instance whose cause stands; null = none any more. Start and counted time stay. */
export function retarget(clock: Clock, rule: ClockRule | null, status: TicketStatus, at: number): void {
  const old = clock.rule;
  if (!rule) {
    if (old) loseTarget(clock, status, at);
  } else if (!old) {
    findTarget(clock, rule, at);
  } else if (isSwap(old, rule)) {
    swap(clock, rule, status, at);
  } else {
    keep(clock, rule, status, at);
  }
}

/** Whether another rule is another promise, or only another version with the same target. */
export function isSwap(old: ClockRule, rule: ClockRule): boolean {
  return old.seconds !== rule.seconds || old.basis !== rule.basis || old.calendarId !== rule.calendarId;
}

/** S18: cancelled, history kept; the pieces that follow wait for a target. */
function loseTarget(clock: Clock, status: TicketStatus, at: number): void {
  settle(clock, at);
  closePiece(clock, at);
  clock.rule = null;
  clock.ended = { at, reason: 'no_target' };
  clock.dueAt ??= clock.lastDue;
  clock.paused = false;
  clock.plan = [];
  openPiece(clock, at, status);
}

/** A first target, or one that returns: the instance lives (again) from its original start. */
function findTarget(clock: Clock, rule: ClockRule, at: number): void {
  clock.rule = clock.lastRule = rule;
  clock.ended = null;
  countByFollowing(clock, rule);
  clock.paused = !clock.pieces.at(-1)!.counts;
  afterSwap(clock, at, clock.paused);
}

function swap(clock: Clock, rule: ClockRule, status: TicketStatus, at: number): void {
  settle(clock, at);
  const wasPaused = clock.paused;
  const longer = rule.ms > clock.rule!.ms;
  closePiece(clock, at);
  clock.rule = clock.lastRule = rule;
  openPiece(clock, at, status);
  clock.paused = stops(rule, status);
  if ((wasPaused || clock.paused) && longer) clock.disarmed.clear(); // S28, judged by the target while there is no due
  afterSwap(clock, at, wasPaused);
}

function afterSwap(clock: Clock, at: number, wasPaused: boolean): void {
  clock.flags.add('retargeted');
  clock.floor = Math.max(clock.floor, at);
  if (clock.paused) {
    clock.dueAt = null;
    clock.plan = [];
    clock.swappedInPause = true;
    return;
  }
  if (wasPaused) {
    clock.swappedInPause = true;
    dueAgain(clock, at, 'retarget');
    return;
  }
  const before = clock.lastDue;
  const due = clock.manualDue ?? computedDue(clock, null); // S27: a manual due survives
  if (due !== null && before !== null && due > before) clock.disarmed.clear(); // S28: re-armed by a later due
  setDue(clock, due, at, 'retarget');
  breachIfPast(clock, at);
}

/** Another policy version with the same target: only its pauses and warnings differ. */
function keep(clock: Clock, rule: ClockRule, status: TicketStatus, at: number): void {
  const sameWarnings = clock.rule!.policy === rule.policy;
  settle(clock, at);
  clock.rule = clock.lastRule = rule;
  const pauses = stops(rule, status);
  if (pauses && !clock.paused) pause(clock, status, at);
  else if (!pauses && clock.paused) resume(clock, status, at);
  else if (!clock.paused && !sameWarnings) {
    clock.floor = Math.max(clock.floor, at);
    planWarnings(clock);
  }
}
