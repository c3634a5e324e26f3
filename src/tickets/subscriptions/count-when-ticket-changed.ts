import type { Uow } from '../../platform/database/unit-of-work.js';
import type { RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { TicketTally } from '../ticket-tally.store.js';
import { ticketAssigned, ticketChanged, ticketClosed, ticketDueSet, ticketOpened, ticketReopened, ticketResolved, ticketStatusChanged } from '../tickets.events.js';

const causes = [ticketOpened, ticketStatusChanged, ticketResolved, ticketReopened, ticketClosed, ticketAssigned, ticketChanged, ticketDueSet];

/** Folds what views count by. A batch is one statement: its first event folds the tickets of all. */
@Subscription('tickets.tally', causes as never[], { from: 'start', batch: 500 })
export class CountWhenTicketChanged implements Subscriber {
  constructor(private readonly tally: TicketTally) {}

  async prepare(events: RecordedEvent[]): Promise<Map<string, unknown>> {
    const ticketIds = events.flatMap(({ ticketId }) => ticketId ?? []);
    return new Map(events.map(({ id }, index) => [id, index === 0 ? ticketIds : []]));
  }

  async handle(event: RecordedEvent, uow: Uow, prepared?: unknown): Promise<void> {
    await this.tally.fold(uow, (prepared as string[] | undefined) ?? (event.ticketId ? [event.ticketId] : []));
  }
}
