import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ticketDueSet } from '../tickets.events.js';

export interface DueTime {
  ticketId: string;
  dueAt: Date | null;
  state: 'none' | 'running' | 'paused' | 'breached' | 'met';
  metric: string | null;
  /** When the chip turns from ok to soon. */
  soonAt: Date | null;
}

/** The columns lists sort by and chips show, set from above by sla (S29), many tickets at once. Leaves the version alone: nobody edits a due time. */
@Injectable()
export class SetDueTime {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(dues: DueTime[]): Promise<void> {
    if (dues.length === 0) return;
    await this.unitOfWork.run(async (uow) => {
      const changed = await uow.query<{ id: string }>(
        `UPDATE ticket SET due_at = d."dueAt", sla_state = d.state, sla_metric = d.metric, sla_soon_at = d."soonAt"
         FROM jsonb_to_recordset($1::jsonb) AS d("ticketId" bigint, "dueAt" timestamptz, state text, metric text, "soonAt" timestamptz)
         WHERE id = d."ticketId" AND (due_at, sla_state, sla_metric, sla_soon_at) IS DISTINCT FROM (d."dueAt", d.state, d.metric, d."soonAt") RETURNING id`,
        [JSON.stringify(dues)],
      );
      const byTicket = new Map(dues.map((due) => [due.ticketId, due]));
      for (const { id } of changed) {
        const { dueAt, state, metric, soonAt } = byTicket.get(id)!;
        uow.record({ event: ticketDueSet, ticketId: id, payload: { dueAt: dueAt?.toISOString() ?? null, state, metric, soonAt: soonAt?.toISOString() ?? null } });
      }
    });
  }
}
