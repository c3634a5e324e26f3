import type { Uow } from '../../platform/database/unit-of-work.js';
import type { RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { mailAccepted } from '../channels.events.js';
import { ReadMail, type ReadIntake } from '../email/read-mail.js';
import { IngestMail } from '../use-cases/ingest-mail.js';

/** Reads (in the parser's worker thread, outside the transaction), then decides and writes inside it. */
@Subscription('channels.ingest', [mailAccepted as never], { batch: 20 })
export class IngestWhenMailAccepted implements Subscriber {
  constructor(
    private readonly readMail: ReadMail,
    private readonly ingestMail: IngestMail,
  ) {}

  prepare(events: RecordedEvent[]): Promise<Map<string, unknown>> {
    return this.readMail.execute(events.map((event) => ({ key: event.id, intakeId: (event.payload as { intakeId: string }).intakeId })));
  }

  async handle(event: RecordedEvent, _uow: Uow, prepared?: unknown): Promise<void> {
    if (prepared) await this.ingestMail.execute(prepared as ReadIntake);
  }
}
