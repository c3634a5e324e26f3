import { Injectable, Logger, SetMetadata, applyDecorators, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { AppConfig } from '../config/app-config.js';

const SWEEP = Symbol('sweep');
export interface Sweeper {
  sweep(): Promise<void>;
}

/**
 * Marks a class whose `sweep` looks at rows every `everyMs` and does what no alarm rang for. It runs on a plain timer in
 * every worker, on purpose not in the queue: it is what still works when the queue is gone.
 */
export const Sweep = (name: string, everyMs: number): ClassDecorator => applyDecorators(Injectable(), SetMetadata(SWEEP, { name, everyMs }));

@Injectable()
export class SweepRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('SweepRunner');
  private timers: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly config: AppConfig,
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.runsWorker) return;
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || !instance) continue;
      const options = this.reflector.get<{ name: string; everyMs: number } | undefined>(SWEEP, metatype);
      if (!options) continue;
      const run = () => this.run(options.name, instance as Sweeper);
      // The first one early: after a restart it finds what fell due meanwhile.
      this.timers.push(setTimeout(run, 1000), setInterval(run, options.everyMs));
    }
  }

  private run(name: string, sweeper: Sweeper): void {
    const running = sweeper
      .sweep()
      .catch((error: Error) => this.logger.warn(`sweep ${name}: ${error.message}`))
      .finally(() => this.running.delete(running));
    this.running.add(running);
  }

  async onApplicationShutdown(): Promise<void> {
    this.timers.forEach((timer) => clearTimeout(timer));
    await Promise.all(this.running);
  }
}
