import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { z } from 'zod';

/** Few queues: `alarms` must ring on time, `outside` talks to slow servers and must not hold alarms up. */
export const queueNames = ['alarms', 'outside'] as const;
export type QueueName = (typeof queueNames)[number];

export interface JobDefinition<T = unknown> {
  readonly name: string;
  readonly queue: QueueName;
  readonly schema: z.ZodType<T>;
  readonly attempts: number;
}

const known = new Map<string, JobDefinition>();
export const JOB_HANDLER = Symbol('job-handler');

/** Declares a job: a name, the shape of its data (ids only, never contents or secrets) and the queue it waits in. */
export function defineJob<T>(name: string, queue: QueueName, schema: z.ZodType<T>, options: { attempts?: number } = {}): JobDefinition<T> {
  if (known.has(name)) throw new Error(`job ${name} is defined twice`);
  const definition: JobDefinition<T> = { name, queue, schema, attempts: options.attempts ?? 3 };
  known.set(name, definition as JobDefinition);
  return definition;
}

export function knownJobs(): JobDefinition[] {
  return [...known.values()];
}

/** Marks the one class that handles a job. Handlers are idempotent: a job may come twice, late, or not at all. */
export const JobHandler = (job: JobDefinition<never>): ClassDecorator => applyDecorators(Injectable(), SetMetadata(JOB_HANDLER, job.name));

export interface Handler<T = unknown> {
  handle(data: T): Promise<void>;
}
