import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { SUSPECT_MS } from '../answer-rules.js';
import { BudgetStore } from '../budget.store.js';
import { refundBudget } from '../survey-budget.js';

/**
 * Notes what became of an invitation's mail: accepted by the mail server at an instant, or refused for good. A refused
 * one gives the person's budget back (B6).
 */
@Injectable()
export class NoteDelivery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly budgets: BudgetStore,
  ) {}

  async execute(delivery: { invitationId: string; at: Date; arrived: boolean }): Promise<void> {
    await this.unitOfWork.run((uow) => (delivery.arrived ? this.arrived(uow, delivery.invitationId, delivery.at) : this.bounced(uow, delivery.invitationId)));
  }

  private async arrived(uow: Uow, id: string, at: Date): Promise<void> {
    const noted = await uow.query(
      `UPDATE survey_invitation SET delivered_at = $2, state = CASE state WHEN 'sent' THEN 'delivered' ELSE state END
       WHERE id = $1 AND delivered_at IS NULL AND state <> 'bounced' RETURNING id`,
      [id, at],
    );
    // An answer that outran this note was measured from the queueing; now the true instant is known (K8).
    if (noted.length > 0) await uow.query('UPDATE survey_answer SET suspect = true WHERE invitation_id = $1 AND answered_at < $2', [id, new Date(at.getTime() + SUSPECT_MS)]);
  }

  private async bounced(uow: Uow, id: string): Promise<void> {
    const [person] = await uow.query<{ customer_id: string }>('SELECT customer_id FROM survey_invitation WHERE id = $1', [id]);
    if (!person) return;
    // Budget first, as in every decision, so that two of them never wait for each other.
    const budget = await this.budgets.lock(uow, person.customer_id);
    const [bounced] = await uow.query<{ survey_id: string; sent_at: Date }>(
      `UPDATE survey_invitation SET state = 'bounced' WHERE id = $1 AND state = 'sent' RETURNING survey_id, sent_at`,
      [id],
    );
    if (!bounced) return;
    const others = await uow.query<{ surveyId: string; sentAt: Date }>(
      `SELECT survey_id AS "surveyId", sent_at AS "sentAt" FROM survey_invitation WHERE customer_id = $1 AND sent_at IS NOT NULL AND state <> 'bounced'`,
      [person.customer_id],
    );
    await this.budgets.save(uow, person.customer_id, refundBudget(budget, { surveyId: bounced.survey_id, sentAt: bounced.sent_at }, others));
  }
}
