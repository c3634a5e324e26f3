import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { AppConfig } from '../config/app-config.js';
import { ReadRows } from '../database/read-rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isKnownEvent } from './define-event.js';
import { LogTail } from './log-tail.js';
import { SUBSCRIPTION, type Subscriber, type SubscriptionOptions } from './subscription.js';
import { SubscriptionReader } from './subscription-reader.js';

/** Finds every @Subscription, refuses to start when one is wired wrongly, and wakes them as the log grows. */
@Injectable()
export class SubscriptionRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readers: SubscriptionReader[] = [];
  private off: (() => void) | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: AppConfig,
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: ReadRows,
    private readonly tail: LogTail,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.readers = this.find();
    if (!this.config.runsWorker) return;
    await Promise.all(this.readers.map((reader) => reader.start()));
    this.off = this.tail.onEvents(() => this.wakeAll());
    // A reader that met a busy cursor or a lost database asks again.
    this.timer = setInterval(() => this.wakeAll(), 1000);
    this.wakeAll();
  }

  private find(): SubscriptionReader[] {
    const readers: SubscriptionReader[] = [];
    const names = new Set<string>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (!metatype || !instance || typeof metatype !== 'function') continue;
      const options = this.reflector.get<SubscriptionOptions | undefined>(SUBSCRIPTION, metatype);
      if (!options) continue;
      if (names.has(options.name)) throw new Error(`subscription ${options.name} is defined twice`);
      const unknown = options.events.find((event) => !event || !isKnownEvent(event.name));
      if (unknown !== undefined || options.events.length === 0) throw new Error(`subscription ${options.name} names an unknown event`);
      names.add(options.name);
      readers.push(new SubscriptionReader(options, instance as Subscriber, this.unitOfWork, this.rows, this.tail));
    }
    return readers;
  }

  private wakeAll(): void {
    for (const reader of this.readers) reader.wake();
  }

  /** Handles everything that is in the log by now, for tests and for a clean stop; resolves when all readers are idle. */
  async drain(): Promise<void> {
    await this.tail.catchUp();
    this.wakeAll();
    await Promise.all(this.readers.map((reader) => reader.idle()));
  }

  async replay(subscription: string, position: number): Promise<boolean> {
    const reader = this.readers.find((candidate) => candidate.options.name === subscription);
    await reader?.replay(position);
    return reader !== undefined;
  }

  async onApplicationShutdown(): Promise<void> {
    this.off?.();
    if (this.timer) clearInterval(this.timer);
    await Promise.all(this.readers.map((reader) => reader.close()));
  }
}
