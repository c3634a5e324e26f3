import type { Uow } from '../../platform/database/unit-of-work.js';
import { isEvent, type RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { ticketReopened } from '../../tickets/tickets.events.js';
import { SupersedeInvitations } from '../use-cases/supersede-invitations.js';

/** Takes back what was asked, or was going to be, about a resolution that did not hold (I5). */
@Subscription('surveys.supersede', [ticketReopened as never], { from: 'head' })
export class SkipOrSupersedeWhenTicketReopened implements Subscriber {
  constructor(private readonly supersede: SupersedeInvitations) {}

  async handle(event: RecordedEvent, _uow: Uow): Promise<void> {
    if (!isEvent(event, ticketReopened) || event.ticketId === null) return;
    await this.supersede.execute({ ticketId: event.ticketId, position: event.position });
  }
}
