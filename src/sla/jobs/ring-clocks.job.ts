import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { JobHandler, type Handler } from '../../platform/jobs/define-job.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Sweep, type Sweeper } from '../../platform/jobs/sweep.js';
import { bucketsToRing } from '../alarm-bucket.js';
import { RingClocks } from '../use-cases/ring-clocks.js';
import { ringClocksJob, type ringClocksSchema } from './ring-clocks-job.definition.js';

/** Longest sleep: a clock that starts meanwhile may fall due within the bucket that is already ringing. */
const NAP_MS = 500;

@JobHandler(ringClocksJob as never)
export class RingClocksHandler implements Handler<z.infer<typeof ringClocksSchema>> {
  constructor(
    private readonly ringClocks: RingClocks,
    private readonly clock: Clock,
  ) {}

  async handle({ until }: z.infer<typeof ringClocksSchema>): Promise<void> {
    for (;;) {
      const next = await this.ringClocks.execute(new Date(until));
      const now = this.clock.now().getTime();
      if (now > until) return;
      // One millisecond past the due: at the due instant itself a promise is still pending (S2).
      await wait(Math.max(1, Math.min(NAP_MS, (next?.getTime() ?? until) + 1 - now)));
    }
  }
}

/** T6: each minute fires whatever is due and makes sure that the coming day's alarms exist. */
@Sweep('sla-clocks', 60_000)
export class ClockSweep implements Sweeper {
  constructor(
    private readonly ringClocks: RingClocks,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.ringClocks.execute(new Date(now));
    const instants = await this.ringClocks.upcoming(new Date(now + 2 * 3_600_000));
    for (const bucket of bucketsToRing(instants, now)) {
      this.jobs.enqueue({ job: ringClocksJob, data: { until: bucket.endsAt }, id: bucket.id, delayMs: bucket.startsAt - now });
    }
  }
}
