import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { ReadRows } from '../database/read-rows.js';
import { Jobs } from '../jobs/jobs.js';
import { HealthRegistry, type HealthProbe, type HealthReading } from './health-registry.js';

const UNSEQUENCED_WARN_S = 5;
const LAG_WARN = 1000;

/** Database, queue, log lag and parked events: what every part of Deskbell stands on. */
@Injectable()
export class PlatformProbe implements HealthProbe, OnModuleInit {
  constructor(
    private readonly registry: HealthRegistry,
    private readonly rows: ReadRows,
    private readonly jobs: Jobs,
    private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async read(): Promise<HealthReading[]> {
    const started = performance.now();
    const row = await this.rows.one<{ unsequenced: string; oldest: string | null; head: string; slowest: string | null; parked: string }>(`
      SELECT (SELECT count(*) FROM (SELECT FROM event WHERE position IS NULL LIMIT 10000) u) AS unsequenced,
        (SELECT extract(epoch FROM now() - min(at)) FROM (SELECT at FROM event WHERE position IS NULL ORDER BY id LIMIT 1) o) AS oldest,
        (SELECT position FROM log_head) AS head,
        (SELECT min(position) FROM subscription_cursor) AS slowest,
        (SELECT count(*) FROM parked_event) AS parked`);
    const latency = performance.now() - started;
    const oldest = Math.max(0, Number(row?.oldest ?? 0));
    const lag = Number(row?.head ?? 0) - Number(row?.slowest ?? row?.head ?? 0);
    const parked = Number(row?.parked ?? 0);
    return [
      { name: 'database', state: latency < 1000 ? 'ok' : 'warn', detail: `answered in ${latency.toFixed(0)} ms`, value: latency },
      await this.queue(),
      { name: 'log.unsequenced', state: oldest < UNSEQUENCED_WARN_S ? 'ok' : 'warn', detail: `${row?.unsequenced} waiting, oldest ${oldest.toFixed(0)} s`, value: Number(row?.unsequenced) },
      { name: 'log.lag', state: lag < LAG_WARN * 10 ? 'ok' : 'warn', detail: `slowest subscription is ${lag} positions behind`, value: lag },
      { name: 'log.parked', state: parked === 0 ? 'ok' : 'warn', detail: `${parked} parked event(s)`, value: parked },
    ];
  }

  private async queue(): Promise<HealthReading> {
    const kind = this.config.env.REDIS_URL ? 'redis' : 'postgres';
    try {
      await withLimit(this.jobs.queue('alarms').isPaused(), 2000);
      return { name: 'queue', state: 'ok', detail: kind };
    } catch (error) {
      // Not blocking: rows are the truth and the sweep goes on without the queue.
      return { name: 'queue', state: 'fail', detail: `${kind}: ${(error as Error).message}` };
    }
  }
}

function withLimit<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
