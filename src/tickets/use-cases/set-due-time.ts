import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ticketDueSet } from '../tickets.events.js';

export interface DueTime {
  dueAt: Date | null;
  state: 'none' | 'running' | 'paused' | 'breached' | 'met';
  metric: string | null;
  /** When the chip turns from ok to soon. */
  soonAt: Date | null;
}

/** The columns lists sort by and chips show, set from above by sla (S29). Leaves the version alone: nobody edits a due time. */
@Injectable()
export class SetDueTime {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(ticketId: string, due: DueTime): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const changed = await uow.query(
        `UPDATE ticket SET due_at = $2, sla_state = $3, sla_metric = $4, sla_soon_at = $5
         WHERE id = $1 AND (due_at, sla_state, sla_metric, sla_soon_at) IS DISTINCT FROM ($2::timestamptz, $3::text, $4::text, $5::timestamptz) RETURNING id`,
        [ticketId, due.dueAt, due.state, due.metric, due.soonAt],
      );
      if (changed.length === 0) return;
      uow.record({
        event: ticketDueSet,
        ticketId,
        payload: { dueAt: due.dueAt?.toISOString() ?? null, state: due.state, metric: due.metric, soonAt: due.soonAt?.toISOString() ?? null },
      });
    });
  }
}
