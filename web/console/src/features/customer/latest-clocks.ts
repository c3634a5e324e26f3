import type { SlaInstance } from '../../api/get-ticket-sla.js';
import type { ChipSla } from '../../ui/sla-chip-text.js';

const order = ['first_response', 'next_response', 'resolution', 'periodic_update', 'callback'];

/** One line per metric: its newest instance that was not cancelled. */
export function latestClocks(instances: readonly SlaInstance[]): SlaInstance[] {
  const newest = new Map<string, SlaInstance>();
  for (const instance of instances) {
    if (instance.result === 'cancelled' || instance.result === 'merged') continue;
    const held = newest.get(instance.metric);
    if (!held || instance.seq >= held.seq) newest.set(instance.metric, instance);
  }
  return [...newest.values()].sort((a, b) => order.indexOf(a.metric) - order.indexOf(b.metric));
}

export type ShownClock = { is: 'met' } | { is: 'breached' } | { is: 'running'; sla: ChipSla };

const soonShare = 0.25;
const soonSeconds = 900;

/**
 * An instance drawn as a chip: ended ones say how they ended, running ones count down, paused ones stand.
 * The one that the ticket's own chip shows turns at the same instant as that chip.
 */
export function shownAs(clock: SlaInstance, ticket: ChipSla): ShownClock {
  if (clock.metAt !== null && clock.breachedAt === null) return { is: 'met' };
  if (clock.endedAt !== null) return { is: 'breached' };
  const metric = clock.metric as ChipSla['metric'];
  if (clock.breachedAt !== null) return { is: 'running', sla: { state: 'breached', metric, dueAt: clock.dueAt, soonAt: null } };
  if (clock.phase === 'paused' || clock.dueAt === null) return { is: 'running', sla: { state: 'paused', metric, dueAt: clock.dueAt, soonAt: null } };
  if (ticket.metric === metric && ticket.dueAt !== null && Date.parse(ticket.dueAt) === Date.parse(clock.dueAt)) return { is: 'running', sla: ticket };
  const ahead = Math.max(soonSeconds, (clock.targetSeconds ?? 0) * soonShare) * 1000;
  return { is: 'running', sla: { state: 'ok', metric, dueAt: clock.dueAt, soonAt: new Date(Date.parse(clock.dueAt) - ahead).toISOString() } };
}
