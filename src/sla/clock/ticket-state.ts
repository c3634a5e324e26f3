import type { BusinessCalendar } from '../../identity/business-calendar.js';
import type { MatchStep, PolicyMatch } from '../policy-match.js';
import type { SlaEvent } from '../sla-event.js';
import type { PolicyVersion, TicketFacts } from '../sla-policy.js';
import { type Clock, isResolved, type TicketStatus } from './clock.js';
import { changeStatus } from './move-clock.js';

/** Which policies and calendars a fold reads. */
export interface RuleBook {
  policies: readonly PolicyVersion[];
  calendars: ReadonlyMap<string, BusinessCalendar>;
}

/** A fact in the order of the log; `foreign` = it happened on a ticket merged into this one (S21). */
export interface Fact {
  event: SlaEvent;
  order: number;
  foreign: boolean;
}

export interface MatchRecord {
  at: number;
  eventId: string;
  policyId: string | null;
  policyVersion: number | null;
  trace: MatchStep[];
}

/** Something an event asks for that the state at its time does not allow (Q3, Q10, Q11). `field` = the event's field at fault. */
export interface EventProblem {
  eventId: string;
  field: string;
  detail: string;
}

/** Wall time since opening, in ms (S31). */
export interface Ball {
  us: number;
  customer: number;
  thirdParty: number;
  resolved: number;
}

/** One ticket while its facts are folded. */
export interface TicketState {
  rules: RuleBook;
  facts: TicketFacts;
  status: TicketStatus;
  statusSince: number;
  ball: Ball;
  agentInitiated: boolean;
  /** Whether a response was ever given. */
  answered: boolean;
  spam: boolean;
  /** Resolved in the eyes of response clocks: not so when a failed delivery undid the resolve (S16). */
  settled: boolean;
  /** S22: the split; -Infinity otherwise. */
  floor: number;
  response: Clock | null;
  resolution: Clock | null;
  periodic: Clock | null;
  callbacks: Clock[];
  /** Every instance, in the order of their starting. */
  clocks: Clock[];
  /** The match of the opening or the last `ticket.changed` (Q2). */
  current: PolicyMatch;
  /** The match of the event being applied, if it made one: one match per event (Q16). */
  latest: { eventId: string; match: PolicyMatch } | null;
  matches: MatchRecord[];
  problems: EventProblem[];
}

const holder: Record<TicketStatus, keyof Ball> = {
  new: 'us', open: 'us', pending: 'customer', on_hold: 'thirdParty', resolved: 'resolved', closed: 'resolved',
};

/** Moves the ball and pauses or resumes what the status rules (S7, S11). */
export function setStatus(state: TicketState, status: TicketStatus, at: number): void {
  countBall(state, at);
  state.status = status;
  if (isResolved(status)) return; // a resolve ends clocks, it does not pause them
  if (state.resolution && !resting(state.resolution)) changeStatus(state.resolution, status, at);
  if (state.periodic) changeStatus(state.periodic, status, at);
}

/** Adds the wall time up to `at` to whoever holds the ball (S31). */
export function countBall(state: TicketState, at: number): void {
  state.ball[holder[state.status]] += Math.max(0, at - state.statusSince);
  state.statusSince = Math.max(at, state.statusSince);
}

/** The status as a pausing clock sees it: of a resolve that a failed delivery undid it knows nothing (S16). */
export function pausingStatus({ status }: TicketState): TicketStatus {
  return isResolved(status) ? 'open' : status;
}

/** A resolution that a resolve has ended and a reopen may wake (S11). */
export function resting(clock: Clock): boolean {
  return clock.ended?.reason === 'fulfilled';
}
