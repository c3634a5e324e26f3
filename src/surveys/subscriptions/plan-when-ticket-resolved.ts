import type { Uow } from '../../platform/database/unit-of-work.js';
import { isEvent, type RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { ticketResolved } from '../../tickets/tickets.events.js';
import { PlanInvitations } from '../use-cases/plan-invitations.js';

/** Plans the invitations of a resolution, with the snapshot its answers are attributed by (I1, K13). */
@Subscription('surveys.plan', [ticketResolved as never], { from: 'head' })
export class PlanWhenTicketResolved implements Subscriber {
  constructor(private readonly plan: PlanInvitations) {}

  async handle(event: RecordedEvent, _uow: Uow): Promise<void> {
    if (!isEvent(event, ticketResolved) || event.ticketId === null) return;
    const { by, resolution, customerId, assigneeId, teamId, contributors, channel, priority, tags } = event.payload;
    const snapshot = { resolvedAt: event.at.toISOString(), by, assigneeId, teamId, contributors, channel, priority, tags };
    await this.plan.execute({ ticketId: event.ticketId, customerId, resolution, position: event.position, snapshot });
  }
}
