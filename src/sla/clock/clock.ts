import type { BusinessCalendar } from '../../identity/business-calendar.js';
import type { Basis, Metric, PolicyVersion } from '../sla-policy.js';

export type TicketStatus = 'new' | 'open' | 'pending' | 'on_hold' | 'resolved' | 'closed';
export type EndReason = 'fulfilled' | 'resolved' | 'merged' | 'spam' | 'no_target' | 'withdrawn' | 'recomputed';
export type ClockFlag = 'unreachable' | 'retargeted' | 'split' | 'restored';

/** What a clock is measured by: one target of one policy version, or a promised instant. */
export interface ClockRule {
  /** For a promise: the policy whose warnings apply; it is not shown (Q16). */
  policy: PolicyVersion | null;
  /** Null for a promised instant, whose `ms` is the time from the promise to it. */
  seconds: number | null;
  ms: number;
  basis: Basis;
  calendarId: string | null;
  calendar: BusinessCalendar | null;
  pausing: readonly string[];
}

/** A stretch of an instance's life with one rule and one status. `to` null = it lasts. */
export interface Piece {
  from: number;
  to: number | null;
  status: TicketStatus;
  /** Null = no target then: counted by the target that follows, if one does (S17). */
  rule: ClockRule | null;
  counts: boolean;
}

export interface PlannedWarning {
  threshold: string;
  at: number;
  /** Once per (instance, target value, threshold) (S28). */
  key: string;
}

/** One instance while it is folded. Instants are epoch ms, durations ms. */
export interface Clock {
  metric: Metric;
  startedAt: number;
  startedBy: string;
  callbackId: string | null;
  promised: boolean;
  rule: ClockRule | null;
  /** The last rule there was; null = it never had a target and is not shown. */
  lastRule: ClockRule | null;
  pieces: Piece[];
  /** Counted ms of the closed pieces. */
  counted: number;
  paused: boolean;
  swappedInPause: boolean;
  dueAt: number | null;
  lastDue: number | null;
  manualDue: number | null;
  /** No deadline fires before this instant: the last swap of the target, or the split (S17, S22). */
  floor: number;
  plan: PlannedWarning[];
  fired: Set<string>;
  disarmed: Set<string>;
  metAt: number | null;
  firstMetAt: number | null;
  breachedAt: number | null;
  ended: { at: number; reason: EndReason } | null;
  attempts: number;
  flags: Set<ClockFlag>;
  warnings: { threshold: string; at: number }[];
  dues: { at: number; dueAt: number; cause: DueCause }[];
}

export type DueCause = 'start' | 'resume' | 'reopen' | 'retarget' | 'manual' | 'cleared';

/** P6: whether a status stops this rule's count. Only `resolution` is still alive in a resolved ticket. */
export function stops(rule: ClockRule, status: TicketStatus): boolean {
  return isResolved(status) || rule.pausing.includes(status);
}

/** Resolved for every rule that looks at it: `closed` is `resolved` with the lid on. */
export function isResolved(status: TicketStatus): boolean {
  return status === 'resolved' || status === 'closed';
}
