import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DueInvitation } from '../due-invitations.store.js';
import type { SurveyTicket } from '../survey-facts.port.js';
import { renderSurveyMail } from '../survey-mail.js';
import { SurveyMailer } from '../survey-mail.port.js';
import { newSurveyToken, surveyTokenHash } from '../survey-token.js';

/** A link works for a week after it was sent (I7). */
const VALID_MS = 7 * 86_400_000;

/**
 * Gives a decided invitation its link and hands the mail over. The token is in the mail only; the row keeps its hash and
 * the ticket's number, so that the public page asks no other module.
 */
@Injectable()
export class QueueInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: AppConfig,
    private readonly mailer: SurveyMailer,
  ) {}

  async execute(command: { invitation: DueInvitation; ticket: SurveyTicket; to: { name: string; address: string } }): Promise<void> {
    const { invitation, ticket, to } = command;
    const token = newSurveyToken();
    const locale = ticket.locale === 'zh' ? 'zh-CN' : 'en';
    await this.unitOfWork.run(async (uow) => {
      await uow.query(
        `UPDATE survey_invitation SET state = 'sent', sent_at = $2, expires_at = $3, token_hash = $4, locale = $5, snapshot = snapshot || $6 WHERE id = $1`,
        [invitation.id, uow.now, new Date(uow.now.getTime() + VALID_MS), surveyTokenHash(token), locale, JSON.stringify({ number: ticket.number })],
      );
      const link = `${this.config.baseUrl}/s/${token}`;
      await this.mailer.queue({
        invitationId: invitation.id,
        ticketId: invitation.ticketId,
        customerId: invitation.customerId,
        to,
        ...renderSurveyMail({ kind: invitation.survey.kind, locale, number: ticket.number, name: to.name, link }),
        cause: `survey:${invitation.id}`,
        locale,
      });
    });
  }
}
