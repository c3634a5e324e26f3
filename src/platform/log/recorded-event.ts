import type { ActorType } from '../request-context.js';
import type { EventDefinition } from './define-event.js';

/** An event as the log gives it back; `position` is dense and gap-free, the only order readers may rely on. */
export interface RecordedEvent<T = unknown> {
  id: string;
  position: number;
  at: Date;
  name: string;
  ticketId: string | null;
  customerId: string | null;
  actorType: ActorType;
  actorId: string | null;
  payload: T;
  traceId: string;
}

/** An event about to be recorded. `at` is the time of the fact and defaults to now. */
export interface NewEvent<T = unknown> {
  event: EventDefinition<T>;
  payload: T;
  ticketId?: string | null;
  customerId?: string | null;
  at?: Date;
  actor?: { type: ActorType; id: string | null };
}

export interface EventRow {
  id: string;
  position: string;
  at: Date;
  name: string;
  ticket_id: string | null;
  customer_id: string | null;
  actor_type: ActorType;
  actor_id: string | null;
  payload: unknown;
  trace_id: string;
}

export const EVENT_COLUMNS = 'id, position, at, name, ticket_id, customer_id, actor_type, actor_id, payload, trace_id';

export function toRecordedEvent(row: EventRow): RecordedEvent {
  return {
    id: row.id,
    position: Number(row.position),
    at: row.at,
    name: row.name,
    ticketId: row.ticket_id,
    customerId: row.customer_id,
    actorType: row.actor_type,
    actorId: row.actor_id,
    payload: row.payload,
    traceId: row.trace_id,
  };
}

/** Narrows an event to one definition, so that a subscription on several names stays typed. */
export function isEvent<T>(event: RecordedEvent, definition: EventDefinition<T>): event is RecordedEvent<T> {
  return event.name === definition.name;
}
