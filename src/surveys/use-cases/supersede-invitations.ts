import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { SurveyKind } from '../surveys.contract.js';
import { surveySkipped, surveySuperseded } from '../surveys.events.js';

interface Ended {
  id: string;
  survey_id: string;
  kind: SurveyKind;
  customer_id: string;
  state: 'skipped' | 'superseded';
}

/**
 * A reopened ticket: what was planned for its resolution is skipped, an unanswered link stops working, an answer stays
 * (I5). `position` is that of the reopening: a later resolution's invitations are not touched, however late this runs.
 */
@Injectable()
export class SupersedeInvitations {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(reopened: { ticketId: string; position: number }): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const ended = await uow.query<Ended>(
        `UPDATE survey_invitation i
         SET state = CASE i.state WHEN 'planned' THEN 'skipped' ELSE 'superseded' END,
             skip_reasons = CASE i.state WHEN 'planned' THEN '{reopened}'::text[] ELSE i.skip_reasons END
         FROM survey s
         WHERE s.id = i.survey_id AND i.ticket_id = $1 AND i.state IN ('planned', 'sent', 'delivered') AND (i.snapshot->>'position')::bigint < $2
           AND (i.expires_at IS NULL OR i.expires_at > $3)
         RETURNING i.id, i.survey_id, s.kind, i.customer_id, i.state`,
        [reopened.ticketId, reopened.position, uow.now],
      );
      for (const { id, survey_id, kind, customer_id, state } of ended) {
        const about = { ticketId: reopened.ticketId, customerId: customer_id };
        const named = { invitationId: id, surveyId: survey_id, kind };
        if (state === 'skipped') uow.record({ event: surveySkipped, payload: { ...named, reasons: ['reopened'] }, ...about });
        else uow.record({ event: surveySuperseded, payload: named, ...about });
      }
    });
  }
}
