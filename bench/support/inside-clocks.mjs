// Runs inside the desk's process.
import { Jobs } from '../../dist/platform/jobs/jobs.js';
import { UnitOfWork } from '../../dist/platform/database/unit-of-work.js';
import { bucketsToRing } from '../../dist/sla/alarm-bucket.js';
import { ClockStore } from '../../dist/sla/clock.store.js';
import { ringClocksJob } from '../../dist/sla/jobs/ring-clocks-job.definition.js';
import { RecomputeClocks } from '../../dist/sla/use-cases/recompute-clocks.js';
import { TicketWriteStore } from '../../dist/tickets/ticket-write.store.js';
import { keepBusy } from './pace.mjs';

/** The alarms that computing these clocks would have set. */
export async function setAlarms(app, { from, spreadMs }) {
  const now = Date.now();
  const instants = Array.from({ length: Math.ceil(spreadMs / 1000) + 1 }, (_, n) => from + Math.min(n * 1000, spreadMs));
  for (const { id, startsAt, endsAt } of bucketsToRing(instants, now)) {
    app.get(Jobs).enqueue({ job: ringClocksJob, data: { until: endsAt }, id, delayMs: startsAt - now });
  }
}

const each = (app, lanes, seconds, ticketIds, work) => keepBusy({ lanes, seconds, work: (_, n) => app.get(UnitOfWork).run((uow) => work(uow, ticketIds[n % ticketIds.length])) }).then(({ perSecond }) => perSecond);

/** The row of a clock moved (a pause, a later due), one transaction each. */
export async function moveClocks(app, { lanes, seconds, ticketIds }) {
  const store = app.get(ClockStore, { strict: false });
  let turn = 0;
  return each(app, lanes, seconds, ticketIds, async (uow, ticketId) => {
    const startedAt = new Date(uow.now.getTime() - 86_400_000);
    const dueAt = new Date(startedAt.getTime() + 60 * 86_400_000 + (turn += 1));
    const row = { ticketId, metric: 'resolution', seq: 1, phase: 'running', result: 'pending', startedAt, dueAt, nextAt: dueAt, nextKind: 'due', breachedAt: null, endedAt: null, targetSeconds: 60 * 86_400, policyId: null };
    await store.write(uow, 1, [row], []);
  });
}

/** The ticket alone: what an agent's change costs without any clock. */
export async function changeTickets(app, { lanes, seconds, ticketIds }) {
  const store = app.get(TicketWriteStore, { strict: false });
  return each(app, lanes, seconds, ticketIds, (uow, id) =>
    store.save(uow, { id, status: 'open', priority: 2, team_id: null, assignee_id: null, scope_team_ids: [], tags: [], waiting_since: uow.now, resolved_at: null, resolution_no: 0 }));
}

/** All of it: lock, history, fold, compare. Nothing differs, so nothing is written. */
export async function recompute(app, { lanes, seconds, ticketIds }) {
  const useCase = app.get(RecomputeClocks, { strict: false });
  return each(app, lanes, seconds, ticketIds, (_, id) => useCase.execute([id]));
}
