import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { ReadRows } from '../platform/database/read-rows.js';
import type { Uow } from '../platform/database/unit-of-work.js';
import type { InvitationSnapshot, SurveyKind } from './surveys.contract.js';

/** A planned invitation whose hour has come, with the survey it belongs to. */
export interface DueInvitation {
  id: string;
  ticketId: string;
  resolution: number;
  customerId: string;
  dueAt: Date;
  snapshot: InvitationSnapshot;
  survey: { id: string; kind: SurveyKind; active: boolean; sameGapDays: number; anyGapDays: number };
}

const SELECT = `
  SELECT i.id, i.ticket_id AS "ticketId", i.resolution_no AS resolution, i.customer_id AS "customerId", i.due_at AS "dueAt", i.snapshot,
         json_build_object('id', s.id::text, 'kind', s.kind, 'active', s.active, 'sameGapDays', s.same_gap_days, 'anyGapDays', s.any_gap_days) AS survey
  FROM survey_invitation i JOIN survey s ON s.id = i.survey_id
  WHERE i.customer_id = $1 AND i.state = 'planned' AND i.due_at <= $2`;
/** Which of several due for one person goes first: CSAT before NPS by rank, then the earlier resolution (B6). */
const ORDER = `ORDER BY s.rank, i.snapshot->>'resolvedAt', i.id`;

/** What is due for one person, looked at and then locked. */
@Injectable()
export class DueInvitationsStore {
  constructor(
    private readonly rows: ReadRows,
    private readonly clock: Clock,
  ) {}

  /** All that is due for the person an invitation is for; empty when it was decided already or its hour is yet to come. */
  async peek(invitationId: string): Promise<DueInvitation[]> {
    const person = await this.rows.one<{ customer_id: string }>(`SELECT customer_id FROM survey_invitation WHERE id = $1 AND state = 'planned'`, [invitationId]);
    return person ? this.rows.all<DueInvitation>(`${SELECT} ${ORDER}`, [person.customer_id, this.clock.now()]) : [];
  }

  /** The same again, still planned and now locked until the end of the unit of work. */
  lock(uow: Uow, customerId: string): Promise<DueInvitation[]> {
    return uow.query<DueInvitation>(`${SELECT} ${ORDER} FOR UPDATE OF i`, [customerId, uow.now]);
  }
}
