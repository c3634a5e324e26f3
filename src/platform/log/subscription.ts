import { SetMetadata, applyDecorators, Injectable } from '@nestjs/common';
import type { Uow } from '../database/unit-of-work.js';
import type { EventDefinition } from './define-event.js';
import type { RecordedEvent } from './recorded-event.js';

export const SUBSCRIPTION = Symbol('subscription');

export interface SubscriptionOptions {
  name: string;
  events: EventDefinition<never>[];
  /** Most events handled in one transaction. */
  batch: number;
  /** `start` reads the whole log the first time (projections); `head` only what comes (effects on the outside world). */
  from: 'start' | 'head';
}

/**
 * Marks a class as a reader of the log: effect *when* cause. It gets each event in order, in a transaction that also
 * moves its cursor, so what it does to our database happens exactly once.
 */
export function Subscription(name: string, events: EventDefinition<never>[], options: Partial<Pick<SubscriptionOptions, 'batch' | 'from'>> = {}): ClassDecorator {
  const full: SubscriptionOptions = { name, events, batch: options.batch ?? 100, from: options.from ?? 'start' };
  return applyDecorators(Injectable(), SetMetadata(SUBSCRIPTION, full));
}

export interface Subscriber {
  /** Slow work that needs no transaction (parsing a mail); its answer is handed to `handle` by event id. */
  prepare?(events: RecordedEvent[]): Promise<Map<string, unknown>>;
  handle(event: RecordedEvent, uow: Uow, prepared?: unknown): Promise<void>;
}
