import type { Metric } from '../sla-policy.js';
import { type Clock, type ClockRule, type DueCause, type EndReason, stops, type TicketStatus } from './clock.js';
import { closePiece, openPiece } from './counted-time.js';
import { breachAt, computedDue, setDue, settle } from './deadlines.js';

export interface ClockStart {
  metric: Metric;
  at: number;
  startedBy: string;
  rule: ClockRule | null;
  status: TicketStatus;
  /** S22: the split; -Infinity otherwise. */
  floor: number;
  callbackId?: string;
}

/** A new instance. Without a rule it waits unseen for a target (S17, S18). */
export function startClock(start: ClockStart): Clock {
  const clock: Clock = {
    metric: start.metric, startedAt: start.at, startedBy: start.startedBy, callbackId: start.callbackId ?? null,
    promised: start.callbackId !== undefined, rule: start.rule, lastRule: start.rule, pieces: [], counted: 0, paused: false,
    swappedInPause: false, dueAt: null, lastDue: null, manualDue: null, floor: start.floor, plan: [], fired: new Set(), disarmed: new Set(),
    metAt: null, firstMetAt: null, breachedAt: null, ended: null, attempts: 0, flags: new Set(), warnings: [], dues: [],
  };
  openPiece(clock, start.at, start.status);
  if (!start.rule) return clock;
  if (start.floor > start.at) clock.flags.add('split');
  clock.paused = stops(start.rule, start.status);
  if (!clock.paused) setDue(clock, computedDue(clock, start.at), Math.max(start.at, start.floor), 'start');
  return clock;
}

/** The ticket got another status: pauses, resumes or only notes it. */
export function changeStatus(clock: Clock, status: TicketStatus, at: number): void {
  if (!clock.rule) {
    closePiece(clock, at);
    openPiece(clock, at, status);
    return;
  }
  const pauses = stops(clock.rule, status);
  if (!pauses && !clock.paused) return;
  if (!clock.paused) pause(clock, status, at);
  else if (!pauses) resume(clock, status, at);
  else {
    closePiece(clock, at);
    openPiece(clock, at, status); // pending → on_hold: still paused, for another reason
  }
}

/** Stops the count at `at`; while paused there is no due and nothing breaches. */
export function pause(clock: Clock, status: TicketStatus, at: number): void {
  settle(clock, at);
  closePiece(clock, at);
  openPiece(clock, at, status);
  clock.paused = true;
  clock.dueAt = null; // S20
  clock.plan = [];
}

/** Counts again from `at`; the due moves by what was not counted. */
export function resume(clock: Clock, status: TicketStatus, at: number): void {
  closePiece(clock, at);
  openPiece(clock, at, status);
  clock.paused = false;
  dueAgain(clock, at, 'resume');
}

/** The due after a pause or a reopen at `at`. */
export function dueAgain(clock: Clock, at: number, cause: DueCause): void {
  const swapped = clock.swappedInPause;
  clock.swappedInPause = false;
  if (clock.manualDue !== null) setManual(clock, at, cause); // S27
  else if (clock.breachedAt !== null && !swapped && clock.lastDue !== null) setDue(clock, clock.lastDue, at, cause); // Q13
  else setDue(clock, computedDue(clock, at), at, cause); // S20: nothing left = due now
}

function setManual(clock: Clock, at: number, cause: DueCause): void {
  clock.floor = Math.max(clock.floor, at);
  setDue(clock, clock.manualDue, at, cause);
  breachIfPast(clock, at); // Q3: one that passed in the pause breaches at the resume
}

/** After a change at `at` that left the due before it: broken there, whatever else happens at that instant (Q13). */
export function breachIfPast(clock: Clock, at: number): void {
  if (clock.breachedAt === null && clock.dueAt !== null && clock.dueAt < at) breachAt(clock, at);
}

/** S1: met iff not later than its due. A clock without a target just loses its cause. */
export function fulfil(clock: Clock, at: number): void {
  settle(clock, at);
  if (clock.rule && clock.breachedAt === null) {
    clock.metAt = at;
    clock.firstMetAt ??= at;
  }
  end(clock, at, 'fulfilled');
}

/** Ends an instance; after `no_target` that end stands (Q16). */
export function end(clock: Clock, at: number, reason: EndReason): void {
  settle(clock, at);
  closePiece(clock, at);
  if (clock.rule) clock.ended = { at, reason };
  clock.dueAt ??= clock.lastDue; // Q16: one that ended in a pause keeps the due before it
  clock.paused = false;
  clock.plan = [];
}
