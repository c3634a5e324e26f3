import type { Uow } from '../../platform/database/unit-of-work.js';
import type { RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { slaBreached } from '../../sla/sla.events.js';
import { EscalateTicket } from '../use-cases/escalate-ticket.js';

@Subscription('routing.escalate', [slaBreached as never])
export class EscalateWhenSlaBreached implements Subscriber {
  constructor(private readonly escalateTicket: EscalateTicket) {}

  async handle(event: RecordedEvent, _uow: Uow): Promise<void> {
    const { metric, seq, breachedAt } = event.payload as { metric: string; seq: number; breachedAt: string };
    await this.escalateTicket.execute({ ticketId: event.ticketId!, metric, seq, dueAt: breachedAt });
  }
}
