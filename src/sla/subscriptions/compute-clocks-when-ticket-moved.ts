import type { Uow } from '../../platform/database/unit-of-work.js';
import type { RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { slaRelevantEvents } from '../read-sla-events.js';
import { RecomputeClocks } from '../use-cases/recompute-clocks.js';

/** Clocks follow what happens to tickets. The fold reads whole histories, so a batch's first event computes the tickets of all, each once. */
@Subscription('sla.clocks', slaRelevantEvents as never[], { batch: 200 })
export class ComputeClocksWhenTicketMoved implements Subscriber {
  constructor(private readonly recompute: RecomputeClocks) {}

  async prepare(events: RecordedEvent[]): Promise<Map<string, unknown>> {
    const ticketIds = [...new Set(events.flatMap(({ ticketId }) => ticketId ?? []))];
    return new Map(events.map(({ id }, index) => [id, index === 0 ? ticketIds : []]));
  }

  async handle(event: RecordedEvent, _uow: Uow, prepared?: unknown): Promise<void> {
    await this.recompute.execute((prepared as string[] | undefined) ?? (event.ticketId ? [event.ticketId] : []));
  }
}
