import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ClockStore } from './clock.store.js';
import { ClockSweep, RingClocksHandler } from './jobs/ring-clocks.job.js';
import { Policies } from './policies.queries.js';
import { SlaController } from './sla.controller.js';
import { SlaQueries } from './sla.queries.js';
import { ComputeClocksWhenTicketMoved } from './subscriptions/compute-clocks-when-ticket-moved.js';
import { TicketClockQueries } from './ticket-clocks.queries.js';
import { CreatePolicy } from './use-cases/create-policy.js';
import { RecomputeClocks } from './use-cases/recompute-clocks.js';
import { RingClocks } from './use-cases/ring-clocks.js';

@Module({
  imports: [IdentityModule, TicketsModule],
  controllers: [SlaController],
  providers: [ClockStore, Policies, SlaQueries, TicketClockQueries, CreatePolicy, RecomputeClocks, RingClocks, ComputeClocksWhenTicketMoved, RingClocksHandler, ClockSweep],
  exports: [SlaQueries, CreatePolicy, RingClocks],
})
export class SlaModule {}
