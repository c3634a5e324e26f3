import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { Metrics } from '../../platform/health/metrics.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SetDueTime, type DueTime } from '../../tickets/index.js';
import { bucketsToRing } from '../alarm-bucket.js';
import { compareClocks, dueTimeOf, type ComputedClock } from '../clock-changes.js';
import { ClockStore, type ClockRow } from '../clock.store.js';
import { computeClocks } from '../compute-clocks.js';
import { ringClocksJob } from '../jobs/ring-clocks-job.definition.js';
import { Policies } from '../policies.queries.js';
import { slaBreached, slaBreachWithdrawn, slaClockEnded, slaClockStarted, slaWarned } from '../sla.events.js';

/**
 * Computes the clocks of tickets from their whole history and writes what differs: rows, due times, events, alarms. Doing
 * it again changes nothing, so alarms, sweeps and subscriptions may all call it.
 */
@Injectable()
export class RecomputeClocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ClockStore,
    private readonly policies: Policies,
    private readonly setDueTime: SetDueTime,
    private readonly jobs: Jobs,
    private readonly metrics: Metrics,
  ) {}

  async execute(ticketIds: string[]): Promise<void> {
    if (ticketIds.length === 0) return;
    await this.unitOfWork.run(async (uow) => {
      await this.store.lock(uow, ticketIds);
      const [promises, events, former] = [await this.policies.inForce(), await this.store.events(uow, ticketIds), await this.store.rows(uow, ticketIds)];
      const changed: ComputedClock[] = [];
      const gone: ClockRow[] = [];
      const dues: DueTime[] = [];
      let position = 0;
      for (const ticketId of ticketIds) {
        const history = events.get(ticketId)!;
        const computed = computeClocks(history, promises, uow.now);
        const diff = compareClocks(former.get(ticketId)!, computed);
        position = Math.max(position, ...history.map((event) => event.position));
        changed.push(...diff.changed);
        gone.push(...diff.gone);
        this.tellStartsAndEnds(uow, diff.started, diff.ended, diff.withdrawn);
        if (diff.changed.length + diff.gone.length > 0) dues.push({ ticketId, ...dueTimeOf(computed) });
      }
      // One statement each for all tickets: many promises may fall due in the same second.
      await this.fire(uow, changed);
      await this.setDueTime.execute(dues);
      const rows = changed.map((clock) => clock.row);
      await this.store.write(uow, position, rows, gone);
      this.ring(uow, rows);
    });
  }

  private tellStartsAndEnds(uow: Uow, started: ComputedClock[], ended: ComputedClock[], withdrawn: ClockRow[]): void {
    for (const { row } of started) {
      uow.record({ event: slaClockStarted, ticketId: row.ticketId, at: row.startedAt, payload: { metric: row.metric, seq: row.seq, dueAt: row.dueAt?.toISOString() ?? null, policyId: row.policyId ?? '' } });
    }
    for (const { row, endReason } of ended) {
      uow.record({ event: slaClockEnded, ticketId: row.ticketId, at: row.endedAt!, payload: { metric: row.metric, seq: row.seq, result: row.result, reason: endReason, endedAt: row.endedAt!.toISOString() } });
    }
    for (const row of withdrawn) {
      uow.record({ event: slaBreachWithdrawn, ticketId: row.ticketId, payload: { metric: row.metric, seq: row.seq, breachedAt: row.breachedAt!.toISOString() } });
    }
  }

  /** T5: the breach carries the time it fell due; whoever comes first records it, once. */
  private async fire(uow: Uow, clocks: ComputedClock[]): Promise<void> {
    const firings = clocks.flatMap(({ row, warnings }) => [
      ...(row.breachedAt ? [{ ticketId: row.ticketId, metric: row.metric, seq: row.seq, kind: 'breach' as const, dueAt: row.breachedAt, threshold: '' }] : []),
      ...warnings.map((warning) => ({ ticketId: row.ticketId, metric: row.metric, seq: row.seq, kind: 'warning' as const, dueAt: warning.at, threshold: warning.threshold })),
    ]);
    for (const firing of await this.store.fireOnce(uow, firings)) {
      const clock = { metric: firing.metric, seq: firing.seq };
      if (firing.kind === 'warning') {
        uow.record({ event: slaWarned, ticketId: firing.ticketId, at: firing.dueAt, payload: { ...clock, threshold: firing.threshold, dueAt: firing.dueAt.toISOString() } });
        continue;
      }
      this.metrics.clockLateness.observe(Math.max(0, uow.now.getTime() - firing.dueAt.getTime()) / 1000);
      uow.record({ event: slaBreached, ticketId: firing.ticketId, at: firing.dueAt, payload: { ...clock, breachedAt: firing.dueAt.toISOString(), detectedAt: uow.now.toISOString() } });
    }
  }

  private ring(uow: Uow, rows: ClockRow[]): void {
    const now = uow.now.getTime();
    const instants = rows.flatMap((row) => row.nextAt?.getTime() ?? []);
    uow.afterCommit(() => {
      for (const bucket of bucketsToRing(instants, now)) {
        this.jobs.enqueue({ job: ringClocksJob, data: { until: bucket.endsAt }, id: bucket.id, delayMs: bucket.startsAt - now });
      }
    });
  }
}
