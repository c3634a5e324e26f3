import type { Uow } from '../../platform/database/unit-of-work.js';
import type { RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { slaRelevantEvents } from '../read-sla-events.js';
import { RecomputeClocks } from '../use-cases/recompute-clocks.js';

@Subscription('sla.clocks', slaRelevantEvents as never[], { batch: 200 })
export class ComputeClocksWhenTicketMoved implements Subscriber {
  /** The fold reads a ticket's whole history, so within one transaction each ticket is computed once. */
  private readonly done = new WeakMap<Uow, Set<string>>();

  constructor(private readonly recompute: RecomputeClocks) {}

  async handle(event: RecordedEvent, uow: Uow): Promise<void> {
    const done = this.done.get(uow) ?? new Set<string>();
    this.done.set(uow, done);
    if (done.has(event.ticketId!)) return;
    done.add(event.ticketId!);
    await this.recompute.execute([event.ticketId!]);
  }
}
