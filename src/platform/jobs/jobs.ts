import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { AppConfig } from '../config/app-config.js';
import { currentContext } from '../request-context.js';
import type { JobDefinition, QueueName } from './define-job.js';
import { createQueueBackend } from './queue-backend.js';

export interface JobRequest<T = unknown> {
  job: JobDefinition<T>;
  data: T;
  /** Same id = same job while it waits. BullMQ refuses ids with `:` and all digits. */
  id?: string;
  delayMs?: number;
}

/**
 * Adds jobs, always after the commit of the rows they are about and always in bulk: one `add` per job would send one
 * NOTIFY each. A job that could not be added costs time only, since a sweep looks at the rows.
 */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly queues = new Map<QueueName, Queue>();
  private waiting: JobRequest[] = [];
  private flushing: Promise<void> | null = null;

  constructor(private readonly config: AppConfig) {}

  enqueue<T>(request: JobRequest<T>): void {
    request.job.schema.parse(request.data);
    this.waiting.push(request as JobRequest);
    this.flushing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.flush());
  }

  private async flush(): Promise<void> {
    this.flushing = null;
    const requests = this.waiting;
    this.waiting = [];
    const traceId = currentContext().traceId;
    for (const [queue, list] of groupByQueue(requests)) {
      try {
        await this.queue(queue).addBulk(
          list.map(({ job, data, id, delayMs }) => ({
            name: job.name,
            data: { data, traceId },
            opts: {
              attempts: job.attempts,
              backoff: { type: 'exponential', delay: 1000 },
              removeOnComplete: true,
              removeOnFail: { age: 7 * 86_400, count: 1000 },
              ...(id ? { jobId: id } : {}),
              ...(delayMs && delayMs > 0 ? { delay: Math.ceil(delayMs) } : {}),
            },
          })),
        );
      } catch (error) {
        this.logger.warn(`${list.length} job(s) for ${queue} not added, the sweep will find them: ${(error as Error).message}`);
      }
    }
  }

  /** For health and tests: the queue itself. */
  queue(name: QueueName): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = createQueueBackend(this.config).queue(`deskbell-${name}`);
      queue.on('error', (error) => this.logger.warn(`queue ${name}: ${error.message}`));
      this.queues.set(name, queue);
    }
    return queue;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flushing;
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
  }
}

function groupByQueue(requests: JobRequest[]): Map<QueueName, JobRequest[]> {
  const groups = new Map<QueueName, JobRequest[]>();
  for (const request of requests) groups.set(request.job.queue, [...(groups.get(request.job.queue) ?? []), request]);
  return groups;
}
