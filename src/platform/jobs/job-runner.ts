import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { Job, Worker } from 'bullmq';
import { AppConfig } from '../config/app-config.js';
import { newTraceId, runInContext, systemActor } from '../request-context.js';
import { JOB_HANDLER, knownJobs, queueNames, type Handler, type JobDefinition } from './define-job.js';
import { createQueueBackend } from './queue-backend.js';

const CONCURRENCY = { alarms: 4, outside: 8 } as const;

/** Runs the workers. Refuses to start unless every defined job has exactly one handler. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('JobRunner');
  private workers: Worker[] = [];
  private handlers = new Map<string, { job: JobDefinition; handler: Handler }>();

  constructor(
    private readonly config: AppConfig,
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    this.handlers = this.find();
    if (!this.config.runsWorker) return;
    const backend = createQueueBackend(this.config);
    for (const name of queueNames) {
      const worker = backend.worker(`deskbell-${name}`, (job) => this.run(job), { concurrency: CONCURRENCY[name], drainDelay: 5, stalledInterval: 15_000 });
      worker.on('error', (error) => this.logger.warn(`worker ${name}: ${error.message}`));
      worker.on('failed', (job, error) => this.logger.warn(`job ${job?.name} ${job?.id} failed (${job?.attemptsMade} tries): ${error.message}`));
      this.workers.push(worker);
    }
  }

  private find(): Map<string, { job: JobDefinition; handler: Handler }> {
    const jobs = new Map(knownJobs().map((job) => [job.name, job]));
    const handlers = new Map<string, { job: JobDefinition; handler: Handler }>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || !instance) continue;
      const name = this.reflector.get<string | undefined>(JOB_HANDLER, metatype);
      if (!name) continue;
      if (handlers.has(name)) throw new Error(`job ${name} has two handlers`);
      handlers.set(name, { job: jobs.get(name)!, handler: instance as Handler });
    }
    const without = [...jobs.keys()].filter((name) => !handlers.has(name));
    if (without.length > 0) throw new Error(`job(s) without a handler: ${without.join(', ')}`);
    return handlers;
  }

  private async run(job: Job): Promise<void> {
    const found = this.handlers.get(job.name);
    // A newer version's job during a rolling update: leave it to a process that knows it.
    if (!found) throw new Error(`no handler for job ${job.name} in this version`);
    const { data, traceId } = job.data as { data: unknown; traceId?: string };
    const parsed = found.job.schema.parse(data);
    await runInContext({ traceId: traceId ?? newTraceId(), actor: systemActor }, () => found.handler.handle(parsed));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close().catch(() => undefined)));
  }
}
