import { surveyMailFailed, surveyMailSent } from '../../channels/channels.events.js';
import type { Uow } from '../../platform/database/unit-of-work.js';
import { isEvent, type RecordedEvent } from '../../platform/log/recorded-event.js';
import { Subscription, type Subscriber } from '../../platform/log/subscription.js';
import { NoteDelivery } from '../use-cases/note-delivery.js';

/** Hears from channels what became of an invitation's mail (I6). */
@Subscription('surveys.delivery', [surveyMailSent as never, surveyMailFailed as never], { from: 'head' })
export class NoteDeliveryWhenSurveyMailSent implements Subscriber {
  constructor(private readonly note: NoteDelivery) {}

  async handle(event: RecordedEvent, _uow: Uow): Promise<void> {
    if (!isEvent(event, surveyMailSent) && !isEvent(event, surveyMailFailed)) return;
    await this.note.execute({ invitationId: event.payload.invitationId, at: event.at, arrived: event.name === surveyMailSent.name });
  }
}
