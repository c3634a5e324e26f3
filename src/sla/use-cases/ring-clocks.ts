import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ClockStore } from '../clock.store.js';
import { RecomputeClocks } from './recompute-clocks.js';

const BATCH = 500;

/** Claims the clocks that are due in batches and computes their tickets anew; what is due fires, once. */
@Injectable()
export class RingClocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ClockStore,
    private readonly recompute: RecomputeClocks,
  ) {}

  /** Fires everything due by now. Answers the next instant before `until` at which something will be, or null. */
  async execute(until: Date): Promise<Date | null> {
    for (;;) {
      const claimed = await this.unitOfWork.run(async (uow) => {
        const tickets = await this.store.claimDue(uow, uow.now, BATCH);
        await this.recompute.execute(tickets);
        return tickets.length;
      });
      if (claimed === 0) return this.unitOfWork.run((uow) => this.store.nextDue(uow, until));
    }
  }

  /** Instants before `until`, one per ten seconds, at which something falls due (epoch ms). */
  async upcoming(until: Date): Promise<number[]> {
    const instants = await this.unitOfWork.run((uow) => this.store.nextInstants(uow, until));
    return instants.map((at) => at.getTime());
  }
}
