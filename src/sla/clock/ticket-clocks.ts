import type { Basis, Metric } from '../sla-policy.js';
import type { Clock, ClockFlag, DueCause, EndReason, Piece, TicketStatus } from './clock.js';
import type { Ball, EventProblem, MatchRecord } from './ticket-state.js';

export type ClockPhase = 'running' | 'paused' | 'ended';
export type ClockResult = 'pending' | 'met' | 'breached' | 'cancelled' | 'merged';

/** One instance as it stands at `now`: SLA.md §4 with epoch ms in place of ISO instants. */
export interface ClockInstance {
  metric: Metric;
  /** From 1 per metric. */
  seq: number;
  phase: ClockPhase;
  result: ClockResult;
  startedAt: number;
  startedBy: string;
  policyId: string | null;
  policyVersion: number | null;
  calendarId: string | null;
  basis: Basis;
  targetSeconds: number | null;
  dueAt: number | null;
  manual: boolean;
  consumedSeconds: number;
  remainingSeconds: number;
  overdueSeconds: number;
  metAt: number | null;
  firstMetAt: number | null;
  breachedAt: number | null;
  endedAt: number | null;
  endReason: EndReason | null;
  attempts: number;
  flags: ClockFlag[];
  warnings: { threshold: string; at: number }[];
  dues: { at: number; dueAt: number; cause: DueCause }[];
  callbackId: string | null;
  /** The next instant ≥ now at which a deadline fires (just after it), and which one. */
  nextAt: number | null;
  nextKind: 'warning' | 'due' | null;
  /** For `explainInstance`. */
  pieces: readonly Piece[];
}

/** All clocks of one ticket at `now`. */
export interface TicketClocks {
  ticket: string;
  state: TicketStatus | 'merged' | 'spam';
  /** S29: least due of the unended, unpaused instances. */
  dueAt: number | null;
  dueMetric: Metric | null;
  /** Ms. */
  ball: Ball;
  instances: ClockInstance[];
  matches: MatchRecord[];
  problems: EventProblem[];
}

/** A folded clock with its number and what corrections left on it. */
export interface NumberedClock {
  clock: Clock;
  seq: number;
}
