import type { z } from 'zod';

export interface EventDefinition<T = unknown> {
  readonly name: string;
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** Two lines for docs/events.md: what happened, and who tells. */
  readonly about: string;
}

const known = new Map<string, EventDefinition>();

/**
 * Declares an event of the log: noun first, past tense, facts that cannot change. Defining a name twice is a fault.
 */
export function defineEvent<T>(name: string, version: number, schema: z.ZodType<T>, about: string): EventDefinition<T> {
  if (known.has(name)) throw new Error(`event ${name} is defined twice`);
  const definition: EventDefinition<T> = { name, version, schema, about };
  known.set(name, definition as EventDefinition);
  return definition;
}

export function isKnownEvent(name: string): boolean {
  return known.has(name);
}

export function knownEvents(): EventDefinition[] {
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name));
}
