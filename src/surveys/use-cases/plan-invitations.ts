import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { sendInvitationJob } from '../jobs/send-invitation.job.js';
import type { InvitationSnapshot } from '../surveys.contract.js';

export interface ResolvedTicket {
  ticketId: string;
  customerId: string;
  resolution: number;
  /** Position of the resolution in the log: a reopening before it does not touch what it planned (I5). */
  position: number;
  snapshot: InvitationSnapshot;
}

/**
 * Plans one invitation per active survey for a resolution, due its delay after it; planning twice plans once (I1, I3).
 * Nothing is decided yet: that happens at the hour.
 */
@Injectable()
export class PlanInvitations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  async execute(resolved: ResolvedTicket): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const planned = await uow.query<{ id: string; due_at: Date }>(
        `INSERT INTO survey_invitation (survey_id, ticket_id, resolution_no, customer_id, state, due_at, locale, snapshot)
         SELECT id, $1, $2, $3, 'planned', $4::timestamptz + make_interval(secs => delay_seconds), 'en', $5 FROM survey WHERE active
         ON CONFLICT (survey_id, ticket_id, resolution_no) DO NOTHING RETURNING id, due_at`,
        [resolved.ticketId, resolved.resolution, resolved.customerId, resolved.snapshot.resolvedAt, JSON.stringify({ ...resolved.snapshot, position: resolved.position })],
      );
      uow.afterCommit(() => {
        for (const { id, due_at } of planned) {
          this.jobs.enqueue({ job: sendInvitationJob, data: { invitationId: id }, id: `survey-invitation-${id}`, delayMs: due_at.getTime() - uow.now.getTime() });
        }
      });
    });
  }
}
