import { createPostgresBackend, Queue, Worker, withBackend, type Processor, type QueueOptions, type WorkerOptions } from 'bullmq';
import type { AppConfig } from '../config/app-config.js';

/** The two BullMQ backends behind one pair of constructors: PostgreSQL unless REDIS_URL is set. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  queue(name: string, options?: Partial<QueueOptions>): Queue;
  worker(name: string, processor: Processor, options?: Partial<WorkerOptions>): Worker;
}

export function createQueueBackend(config: AppConfig): QueueBackend {
  return config.env.REDIS_URL ? redisBackend(config.env.REDIS_URL) : postgresBackend(config.databaseUrl);
}

function redisBackend(url: string): QueueBackend {
  const address = new URL(url);
  const base = {
    host: address.hostname,
    port: Number(address.port || 6379),
    db: Number(address.pathname.slice(1) || 0),
    ...(address.username ? { username: decodeURIComponent(address.username) } : {}),
    ...(address.password ? { password: decodeURIComponent(address.password) } : {}),
    ...(address.protocol === 'rediss:' ? { tls: {} } : {}),
  };
  return {
    kind: 'redis',
    // A request must not hang while Redis is away: rows are the truth and the sweep finds what no alarm rang for.
    queue: (name, options) => new Queue(name, { ...options, prefix: 'deskbell', connection: { ...base, enableOfflineQueue: false, maxRetriesPerRequest: 1 } }),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, prefix: 'deskbell', connection: { ...base, maxRetriesPerRequest: null } }),
  };
}

function postgresBackend(connectionString: string): QueueBackend {
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);
  // A pool config, never a shared pool: after a crash of the server own pools heal in a tenth of a second.
  const connection = (max: number) => ({ connectionString, max, application_name: 'deskbell-jobs', keepAlive: true });
  return {
    kind: 'postgres',
    queue: (name, options) => new PostgresQueue(name, { ...options, connection: connection(2) }) as unknown as Queue,
    worker: (name, processor, options) => new PostgresWorker(name, processor as never, { ...options, connection: connection(3) }) as unknown as Worker,
  };
}
