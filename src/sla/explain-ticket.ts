import { type ClockInstance, explainInstance, type TicketClocks } from './sla-clock.js';
import type { SlaInstance, SlaTicket } from './sla.contract.js';

/** The one shape of SLA.md §4: ISO instants in UTC, seconds, every interval told. `now` in epoch ms: that of the fold. */
export function explainTicket(clocks: TicketClocks, now: number): SlaTicket {
  const { us, customer, thirdParty, resolved } = clocks.ball;
  return {
    ticket: clocks.ticket,
    state: clocks.state,
    dueAt: isoOrNull(clocks.dueAt),
    dueMetric: clocks.dueMetric,
    ball: { us: us / 1000, customer: customer / 1000, thirdParty: thirdParty / 1000, resolved: resolved / 1000 },
    instances: clocks.instances.map((instance) => explainClock(instance, now)),
    explain: {
      matches: clocks.matches.map((match) => ({
        ...match,
        at: iso(match.at),
        trace: match.trace.map((step) => ({ ...step, failed: step.failed && { ...step.failed, expected: [...step.failed.expected], actual: copied(step.failed.actual) } })),
      })),
    },
  };
}

function explainClock(instance: ClockInstance, now: number): SlaInstance {
  const { dues, pieces, nextAt, nextKind, callbackId, ...shown } = instance;
  return {
    ...shown,
    startedAt: iso(instance.startedAt),
    dueAt: isoOrNull(instance.dueAt),
    metAt: isoOrNull(instance.metAt),
    firstMetAt: isoOrNull(instance.firstMetAt),
    breachedAt: isoOrNull(instance.breachedAt),
    endedAt: isoOrNull(instance.endedAt),
    warnings: instance.warnings.map(({ threshold, at }) => ({ threshold, at: iso(at) })),
    explain: {
      intervals: explainInstance(instance, now).map((tile) => ({ ...tile, from: iso(tile.from), to: iso(tile.to) })),
      dues: dues.map((due) => ({ at: iso(due.at), dueAt: iso(due.dueAt), cause: due.cause })),
    },
  };
}

function copied(actual: string | readonly string[] | null): string | string[] | null {
  return actual === null || typeof actual === 'string' ? actual : [...actual];
}

/** Epoch ms → UTC; milliseconds only where there are some. */
export function iso(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}
