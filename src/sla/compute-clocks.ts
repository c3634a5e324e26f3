import type { RecordedEvent } from '../platform/log/recorded-event.js';
import type { ComputedClock } from './clock-changes.js';
import type { Promises } from './policies.queries.js';
import { toSlaEvents } from './read-sla-events.js';
import { foldClocks, type ClockInstance, type TicketClocks } from './sla-clock.js';

const SOON_MS = 15 * 60_000;
const SOON_SHARE = 0.25;

/** All instances of one ticket, folded from its history in the log; none for a ticket without promises. Pure. */
export function foldTicketHistory(history: RecordedEvent[], promises: Promises, now: Date): TicketClocks | null {
  return foldClocks({ events: toSlaEvents(history), policies: promises.policies, calendars: promises.calendars, now: now.getTime() })[0] ?? null;
}

/** The same as rows to store. */
export function computeClocks(history: RecordedEvent[], promises: Promises, now: Date): ComputedClock[] {
  const ticketId = history[0]?.ticketId;
  const folded = ticketId ? foldTicketHistory(history, promises, now) : null;
  return (folded?.instances ?? []).map((instance) => toComputed(ticketId!, teamOf(history), instance));
}

/** The team the ticket is with after its last change. */
function teamOf(history: RecordedEvent[]): string | null {
  let team: string | null = null;
  for (const { name, payload } of history) {
    const { teamId } = payload as { teamId?: string | null | { to: string | null } };
    if (name === 'ticket.opened') team = (teamId as string | null | undefined) ?? null;
    else if (name === 'ticket.changed' && teamId) team = (teamId as { to: string | null }).to;
  }
  return team;
}

function toComputed(ticketId: string, teamId: string | null, one: ClockInstance): ComputedClock {
  return {
    row: {
      ticketId, metric: one.metric, seq: one.seq, phase: one.phase, result: one.result, startedAt: new Date(one.startedAt), dueAt: instant(one.dueAt),
      nextAt: instant(one.nextAt), nextKind: one.nextKind, breachedAt: instant(one.breachedAt), endedAt: instant(one.endedAt),
      targetSeconds: one.targetSeconds, policyId: one.policyId, teamId,
    },
    endReason: one.endReason,
    warnings: one.warnings.map(({ threshold, at }) => ({ threshold, at: new Date(at) })),
    soonAt: one.dueAt === null ? null : new Date(one.dueAt - Math.max(SOON_MS, (one.targetSeconds ?? 0) * 1000 * SOON_SHARE)),
  };
}

const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));
