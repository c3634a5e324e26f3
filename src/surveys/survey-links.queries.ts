import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import type { InvitationState, SurveyKind, SurveyLocale } from './surveys.contract.js';

/** An invitation as the holder of its link meets it. */
export interface LinkedInvitation {
  id: string;
  surveyId: string;
  kind: SurveyKind;
  state: InvitationState;
  locale: SurveyLocale;
  expiresAt: Date;
  /** The ticket's number: all of the ticket that the public page shows (K9). */
  number: number;
}

/** Finds what a survey link opens. */
@Injectable()
export class SurveyLinks {
  constructor(private readonly rows: ReadRows) {}

  /** The invitation whose token has this hash, whatever its state. */
  async byTokenHash(hash: Buffer): Promise<LinkedInvitation | null> {
    return this.rows.one<LinkedInvitation>(
      `SELECT i.id, i.survey_id AS "surveyId", s.kind, i.state, i.locale, i.expires_at AS "expiresAt", (i.snapshot->>'number')::int AS number
       FROM survey_invitation i JOIN survey s ON s.id = i.survey_id WHERE i.token_hash = $1`,
      [hash],
    );
  }
}
