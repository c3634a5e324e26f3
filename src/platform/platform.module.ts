import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { AppConfig } from './config/app-config.js';
import { IdBlocks } from './database/id-blocks.js';
import { ReadRows } from './database/read-rows.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { HealthController } from './health/health.controller.js';
import { HealthRegistry } from './health/health-registry.js';
import { Metrics } from './health/metrics.js';
import { PlatformProbe } from './health/platform-probe.js';
import { Idempotency } from './http/idempotency.js';
import { PermissionCheck } from './http/permission-check.js';
import { ProblemFilter } from './http/problem.filter.js';
import { JobRunner } from './jobs/job-runner.js';
import { Jobs } from './jobs/jobs.js';
import { SweepRunner } from './jobs/sweep.js';
import { EventHistory } from './log/event-history.js';
import { ParkedEvents } from './log/parked-events.js';
import { ParkedEventsController } from './log/parked-events.controller.js';
import { LogSignal } from './log/log-signal.js';
import { LogTail } from './log/log-tail.js';
import { Sequencer } from './log/sequencer.js';
import { SubscriptionRunner } from './log/subscription-runner.js';
import { KeepPartitions } from './database/keep-partitions.js';
import { ServerKeys } from './server-keys.js';
import { DiskStorage, FileStorage } from './storage/file-storage.js';

const offered = [
  Clock, ReadRows, UnitOfWork, IdBlocks, LogSignal, LogTail, EventHistory, SubscriptionRunner, Jobs, Idempotency, HealthRegistry, Metrics, ServerKeys, ProblemFilter, PermissionCheck,
];

/** Config, database, log, jobs, http, storage: knows no business noun. Global, since every module stands on it. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: AppConfig, clock: Clock = new Clock()): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: config.databaseUrl,
          autoLoadEntities: true,
          synchronize: false,
          logging: false,
          applicationName: 'deskbell',
          poolSize: config.env.DATABASE_POOL,
          // A statement that runs for 15 s on a request path is a fault; calls fail in ≤ 10 s when no connection is free.
          // Lists walk indexes; on the planner's price for spinning disks it would rather sort everything that is live.
          extra: { statement_timeout: 15_000, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000, keepAlive: true, options: '-c random_page_cost=1.1' },
        }),
      ],
      controllers: [HealthController, ParkedEventsController],
      providers: [
        { provide: AppConfig, useValue: config },
        ...offered.filter((provider) => provider !== Clock),
        { provide: Clock, useValue: clock },
        { provide: FileStorage, useClass: DiskStorage },
        Sequencer, JobRunner, SweepRunner, PlatformProbe, ParkedEvents, KeepPartitions,
      ],
      exports: [...offered, AppConfig, FileStorage, DiscoveryModule],
    };
  }
}
