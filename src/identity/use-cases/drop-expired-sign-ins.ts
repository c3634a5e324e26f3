import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep, type Sweeper } from '../../platform/jobs/sweep.js';
import { IDLE_MS } from '../credentials.queries.js';

/** Rows that can grant or refuse nothing any more: ended sessions and attempts of a past day. */
@Sweep('identity.expired-sign-ins', 3_600_000)
export class DropExpiredSignIns implements Sweeper {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  sweep(): Promise<void> {
    return this.execute();
  }

  async execute(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(async (uow) => {
      await uow.query('DELETE FROM session WHERE expires_at <= $1 OR last_seen_at <= $2', [new Date(now), new Date(now - IDLE_MS)]);
      await uow.query('DELETE FROM sign_in_attempt WHERE window_started_at <= $1', [new Date(now - 24 * 3_600_000)]);
    });
  }
}
