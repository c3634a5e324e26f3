import type { Metric } from '../sla-policy.js';
import type { Clock } from './clock.js';
import type { TicketState } from './ticket-state.js';

/** A clock's identity across folds: metric, what started it, and which one of those it is. */
export interface NamedClock {
  key: string;
  clock: Clock;
}

/** The instances that are shown: those that ever had a target (Q16). */
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

/** Numbers from 1 per metric, kept by a clock whatever corrections follow. */
export class ClockNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly last = new Map<Metric, number>();

  of({ key, clock }: NamedClock): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = (this.last.get(clock.metric) ?? 0) + 1;
      this.last.set(clock.metric, number);
      this.numbers.set(key, number);
    }
    return number;
  }

  /** `after` goes on as what `before` was: a merge moved its start. */
  handOver(before: NamedClock, after: NamedClock): void {
    this.numbers.set(after.key, this.of(before));
  }
}
