import type { Metric } from '../sla-policy.js';
import type { Clock } from './clock.js';
import type { NumberedClock } from './ticket-clocks.js';
import type { TicketState } from './ticket-state.js';

/** A clock's identity across folds: metric, what started it, and which one of those it is. */
export interface NamedClock {
  key: string;
  clock: Clock;
}

/** The instances that are shown, in the order of their starting: those that ever had a target (Q16). */
export function namedClocks(state: TicketState | null): NamedClock[] {
  const seen = new Map<string, number>();
  return (state?.clocks ?? [])
    .filter((clock) => clock.lastRule !== null)
    .map((clock) => {
      const name = `${clock.metric} ${clock.startedBy} ${clock.callbackId ?? ''}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { key: `${name} ${count}`, clock };
    });
}

/**
 * Numbers from 1 per metric. What a correction took away keeps its place by start, so that those after it keep their numbers:
 * a bounce renumbers nothing.
 */
export function inNumber(clocks: readonly NamedClock[], ghosts: readonly NamedClock[]): NumberedClock[] {
  const all = clocks.map(({ clock }) => clock);
  for (const { clock } of ghosts) {
    const next = all.findIndex((other) => other.startedAt > clock.startedAt);
    all.splice(next < 0 ? all.length : next, 0, clock);
  }
  const last = new Map<Metric, number>();
  return all.map((clock) => {
    const seq = (last.get(clock.metric) ?? 0) + 1;
    last.set(clock.metric, seq);
    return { clock, seq };
  });
}
