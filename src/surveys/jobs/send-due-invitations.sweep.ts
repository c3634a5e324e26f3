import { Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { ReadRows } from '../../platform/database/read-rows.js';
import { Sweep, type Sweeper } from '../../platform/jobs/sweep.js';
import { ExpireInvitations } from '../use-cases/expire-invitations.js';
import { SendInvitation } from '../use-cases/send-invitation.js';

const BATCH = 200;
/** People decided at the same time: each holds one connection while its facts are read and its rows written. */
const PARALLEL = 4;

interface Due {
  id: string;
  customer_id: string;
  due_at: Date;
}

/** Finds planned invitations whose hour has come and for which no alarm rang, and ends those whose week is over. */
@Sweep('surveys.due', 10_000)
export class SendDueInvitations implements Sweeper {
  private readonly logger = new Logger('SendDueInvitations');

  constructor(
    private readonly rows: ReadRows,
    private readonly clock: Clock,
    private readonly send: SendInvitation,
    private readonly expire: ExpireInvitations,
  ) {}

  async sweep(): Promise<void> {
    await this.expire.execute();
    const now = this.clock.now();
    let last: Due | undefined;
    do {
      const due = await this.claim(now, last);
      last = due.length === BATCH ? due[due.length - 1] : undefined;
      const people = [...new Map(due.map((one) => [one.customer_id, one.id])).values()];
      for (let at = 0; at < people.length; at += PARALLEL) await Promise.all(people.slice(at, at + PARALLEL).map((id) => this.decide(id)));
    } while (last);
  }

  /** Passes over rows another process is deciding right now. Goes on after the last one, so that a failing one holds nobody up. */
  private claim(now: Date, after: Due | undefined): Promise<Due[]> {
    return this.rows.all<Due>(
      `SELECT id, customer_id, due_at FROM survey_invitation
       WHERE state = 'planned' AND due_at <= $1 AND (due_at, id) > (coalesce($2::timestamptz, '-infinity'), $3::bigint)
       ORDER BY due_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [now, after?.due_at ?? null, after?.id ?? '0'],
    );
  }

  private async decide(invitationId: string): Promise<void> {
    await this.send.execute({ invitationId }).catch((error: Error) => this.logger.warn(`invitation ${invitationId} waits for the next sweep: ${error.message}`));
  }
}
