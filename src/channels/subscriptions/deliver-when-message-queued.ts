import type { Uow } from '../../platform/database/unit-of-work.js';
import type { RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { messageQueued } from '../../tickets/tickets.events.js';
import { QueueReply } from '../use-cases/queue-reply.js';

@Subscription('channels.deliver', [messageQueued as never])
export class DeliverWhenMessageQueued implements Subscriber {
  constructor(private readonly queueReply: QueueReply) {}

  async handle(event: RecordedEvent, _uow: Uow): Promise<void> {
    await this.queueReply.execute((event.payload as { messageId: string }).messageId);
  }
}
