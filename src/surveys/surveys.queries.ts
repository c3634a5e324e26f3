import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import { roundHalfAway, scoreOf, type ScoreCount, type ScoreFigures } from './survey-score.js';
import type { InvitationSnapshot, InvitationState, SurveyInvitation, SurveyKind, SurveyLocale } from './surveys.contract.js';

export interface ScoreTotal extends ScoreFigures {
  key: 'total';
  invited: number;
  delivered: number;
  answered: number;
  /** Percent of the delivered invitations of the period that were answered; null when none was delivered. */
  responseRate: number | null;
  hidden: boolean;
}
export interface ScoreReport {
  definition: string;
  from: string;
  to: string;
  items: ScoreTotal[];
  total: ScoreTotal;
}

const COUNTING = 'Answers that count: the latest version of each, by the time of its first version; suspect ones (posted within 5 s of the mail) are left out.';
const RATE = 'Response rate: percent of the invitations sent in the period and not bounced that were answered.';
const DEFINITIONS: Record<SurveyKind, string> = {
  csat: `CSAT: percent of answers that are 4 or 5 on a scale of 1 to 5; low, high: 95 % Wilson interval. ${COUNTING} ${RATE}`,
  nps: `NPS: percent of promoters (9, 10) less percent of detractors (0 to 6), passives (7, 8) count in n; moe: 95 % margin. ${COUNTING} ${RATE}`,
};

/** `$4` null: all. */
const OF_TEAMS = `($4::text[] IS NULL OR i.snapshot->>'teamId' = ANY($4))`;

interface InvitationRow {
  id: string;
  survey_id: string;
  survey: string;
  kind: SurveyKind;
  resolution_no: number;
  state: InvitationState;
  skip_reasons: string[];
  free_at: Date | null;
  due_at: Date;
  sent_at: Date | null;
  delivered_at: Date | null;
  expires_at: Date | null;
  locale: SurveyLocale;
  snapshot: InvitationSnapshot;
  answers: SurveyInvitation['answers'];
}

/** Reads of invitations and their answers. */
@Injectable()
export class SurveyQueries {
  constructor(private readonly rows: ReadRows) {}

  /** Every invitation of a ticket, sent or not and why not, with all versions of its answer. Newest first. */
  async invitationsOf(ticketId: string): Promise<SurveyInvitation[]> {
    const rows = await this.rows.all<InvitationRow>(
      `SELECT i.id, i.survey_id, s.name AS survey, s.kind, i.resolution_no, i.state, i.skip_reasons, i.free_at, i.due_at, i.sent_at, i.delivered_at,
              i.expires_at, i.locale, i.snapshot, coalesce(a.answers, '[]'::jsonb) AS answers
       FROM survey_invitation i
       JOIN survey s ON s.id = i.survey_id
       LEFT JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object('version', version, 'score', score, 'comment', comment, 'callMe', call_me, 'suspect', suspect, 'answeredAt', answered_at) ORDER BY version) AS answers
         FROM survey_answer WHERE invitation_id = i.id
       ) a ON true
       WHERE i.ticket_id = $1 ORDER BY i.id DESC`,
      [ticketId],
    );
    return rows.map(toInvitation);
  }

  /**
   * CSAT or NPS of the half-open period [from, to): what was divided by what is said in `definition` (F1–F6). `teamIds`: only
   * tickets that these teams had resolved (A6, by the snapshot of K13); null: everybody's.
   */
  async scoreReport(kind: SurveyKind, from: Date, to: Date, teamIds: string[] | null): Promise<ScoreReport> {
    const [scores, asked] = await Promise.all([this.countingScores(kind, from, to, teamIds), this.asked(kind, from, to, teamIds)]);
    const { responded: answered, ...counts } = asked;
    const total: ScoreTotal = {
      key: 'total',
      ...scoreOf(kind, scores),
      ...counts,
      answered,
      responseRate: counts.delivered === 0 ? null : roundHalfAway((100 * answered) / counts.delivered),
      // Only groups are hidden for their size (Y3); the total of everybody is no group.
      hidden: false,
    };
    return { definition: DEFINITIONS[kind], from: from.toISOString(), to: to.toISOString(), items: [total], total };
  }

  /** How often each score was given: latest version of each answer whose first version falls into the period (F1, F6). */
  private async countingScores(kind: SurveyKind, from: Date, to: Date, teamIds: string[] | null): Promise<ScoreCount[]> {
    const rows = await this.rows.all<{ score: number; n: string }>(
      `SELECT last.score, count(*) AS n
       FROM survey_answer first
       JOIN survey_invitation i ON i.id = first.invitation_id
       JOIN survey s ON s.id = i.survey_id
       JOIN LATERAL (SELECT score, suspect FROM survey_answer WHERE invitation_id = first.invitation_id ORDER BY version DESC LIMIT 1) last ON true
       WHERE first.version = 1 AND first.answered_at >= $2 AND first.answered_at < $3 AND s.kind = $1 AND NOT last.suspect AND ${OF_TEAMS}
       GROUP BY last.score`,
      [kind, from, to, teamIds],
    );
    return rows.map((row) => ({ score: row.score, n: Number(row.n) }));
  }

  /** Of the invitations sent in the period: how many arrived, and how many of those were answered so that it counts (F5). */
  private async asked(kind: SurveyKind, from: Date, to: Date, teamIds: string[] | null): Promise<{ invited: number; delivered: number; responded: number }> {
    const row = await this.rows.one<{ invited: string; delivered: string; responded: string }>(
      `SELECT count(*) AS invited,
              count(*) FILTER (WHERE i.state <> 'bounced') AS delivered,
              count(*) FILTER (WHERE i.state <> 'bounced' AND EXISTS (SELECT FROM survey_answer a WHERE a.invitation_id = i.id AND NOT a.suspect)) AS responded
       FROM survey_invitation i JOIN survey s ON s.id = i.survey_id
       WHERE s.kind = $1 AND i.sent_at >= $2 AND i.sent_at < $3 AND ${OF_TEAMS}`,
      [kind, from, to, teamIds],
    );
    return { invited: Number(row!.invited), delivered: Number(row!.delivered), responded: Number(row!.responded) };
  }
}

const iso = (at: Date | string | null) => (at === null ? null : new Date(at).toISOString());

function toInvitation(row: InvitationRow): SurveyInvitation {
  const { resolvedAt, by, assigneeId, teamId, contributors, channel, priority, tags } = row.snapshot;
  return {
    id: row.id,
    surveyId: row.survey_id,
    survey: row.survey,
    kind: row.kind,
    resolution: row.resolution_no,
    state: row.state,
    reasons: row.skip_reasons,
    freeAt: iso(row.free_at),
    dueAt: iso(row.due_at)!,
    sentAt: iso(row.sent_at),
    deliveredAt: iso(row.delivered_at),
    expiresAt: iso(row.expires_at),
    locale: row.locale,
    snapshot: { resolvedAt, by, assigneeId, teamId, contributors, channel, priority, tags },
    answers: row.answers.map((answer) => ({ ...answer, answeredAt: iso(answer.answeredAt)! })),
  };
}
