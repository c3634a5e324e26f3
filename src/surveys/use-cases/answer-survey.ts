import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { isRepeat, isSuspect, takesAnswers, type AnswerEntry } from '../answer-rules.js';
import type { InvitationSnapshot, InvitationState, StoredAnswer, SurveyKind } from '../surveys.contract.js';
import { surveyAnswerChanged, surveyAnswered } from '../surveys.events.js';
import { surveyOver } from '../surveys.problems.js';

interface Invitation {
  surveyId: string;
  kind: SurveyKind;
  ticketId: string;
  customerId: string;
  state: InvitationState;
  sentAt: Date;
  deliveredAt: Date | null;
  expiresAt: Date;
  snapshot: InvitationSnapshot;
}
interface Version extends AnswerEntry {
  version: number;
  suspect: boolean;
}

/**
 * Stores an answer as the next version; the same answer again is that version and nothing new (K10, K11). Fifty at once
 * take turns on the invitation's row. A suspect answer is kept but answers nothing: no event, no state (K8).
 */
@Injectable()
export class AnswerSurvey {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(command: { invitationId: string; entry: AnswerEntry }): Promise<StoredAnswer> {
    const { invitationId } = command;
    const entry = { score: command.entry.score, comment: command.entry.comment, callMe: command.entry.callMe };
    return this.unitOfWork.run(async (uow) => {
      const invitation = await this.lock(uow, invitationId);
      if (!invitation || !takesAnswers(invitation, uow.now)) throw surveyOver();
      const former = await this.latest(uow, invitationId);
      const suspect = isSuspect(uow.now, invitation);
      if (former && isRepeat(former, entry, suspect)) return { version: former.version, ...entry };
      const version = (former?.version ?? 0) + 1;
      await uow.query(
        'INSERT INTO survey_answer (invitation_id, version, score, comment, call_me, suspect, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [invitationId, version, entry.score, entry.comment, entry.callMe, suspect, uow.now],
      );
      if (!suspect) await this.tell(uow, invitationId, invitation, former, { version, score: entry.score });
      return { version, ...entry };
    });
  }

  private async lock(uow: Uow, id: string): Promise<Invitation | undefined> {
    const [row] = await uow.query<Invitation>(
      `SELECT i.survey_id AS "surveyId", s.kind, i.ticket_id AS "ticketId", i.customer_id AS "customerId", i.state, i.sent_at AS "sentAt",
              i.delivered_at AS "deliveredAt", i.expires_at AS "expiresAt", i.snapshot
       FROM survey_invitation i JOIN survey s ON s.id = i.survey_id WHERE i.id = $1 FOR UPDATE OF i`,
      [id],
    );
    return row;
  }

  private async latest(uow: Uow, id: string): Promise<Version | null> {
    const [row] = await uow.query<Version>(
      'SELECT version, score, comment, call_me AS "callMe", suspect FROM survey_answer WHERE invitation_id = $1 ORDER BY version DESC LIMIT 1',
      [id],
    );
    return row ?? null;
  }

  /** The first answer that counts is `survey.answered`; each later one names the score it replaces. */
  private async tell(uow: Uow, id: string, invitation: Invitation, former: Version | null, answer: { version: number; score: number }): Promise<void> {
    const { surveyId, kind, ticketId, customerId, snapshot } = invitation;
    const about = { ticketId, customerId, actor: { type: 'customer' as const, id: customerId } };
    const named = { invitationId: id, surveyId, kind, version: answer.version };
    if (former && !former.suspect) {
      uow.record({ event: surveyAnswerChanged, payload: { ...named, from: former.score, to: answer.score }, ...about });
      return;
    }
    await uow.query(`UPDATE survey_invitation SET state = 'answered' WHERE id = $1`, [id]);
    uow.record({ event: surveyAnswered, payload: { ...named, score: answer.score, assigneeId: snapshot.assigneeId, teamId: snapshot.teamId }, ...about });
  }
}
