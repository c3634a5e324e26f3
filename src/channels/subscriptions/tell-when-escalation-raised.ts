import type { Uow } from '../../platform/database/unit-of-work.js';
import type { RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { escalationRaised } from '../../routing/routing.events.js';
import { QueueNotice } from '../use-cases/queue-notice.js';

interface Raised {
  escalationId: string;
  ruleName: string;
  metric: string;
  dueAt: string;
  recipientIds: string[];
}

/** The people an escalation names also get a mail, for when nobody looks at the console. From `head`: old ones mail nobody. */
@Subscription('channels.escalation-notices', [escalationRaised as never], { from: 'head' })
export class TellWhenEscalationRaised implements Subscriber {
  constructor(private readonly queueNotice: QueueNotice) {}

  async handle(event: RecordedEvent, _uow: Uow): Promise<void> {
    const raised = event.payload as Raised;
    for (const agentId of raised.recipientIds) {
      await this.queueNotice.execute({ agentId, ticketId: event.ticketId!, escalationId: raised.escalationId, metric: raised.metric, dueAt: raised.dueAt, ruleName: raised.ruleName });
    }
  }
}
