import { currentContext } from '../request-context.js';
import type { NewEvent } from './recorded-event.js';

/**
 * The one way events reach their table. As a CTE it rides inside a hot statement; alone it is the flush of a unit of
 * work. `$n` is the JSON made by `eventRowsJson`.
 */
export const insertEventsSql = (parameter: string): string => `
  INSERT INTO event (at, name, version, ticket_id, customer_id, actor_type, actor_id, payload, trace_id)
  SELECT at, name, version, ticket_id, customer_id, actor_type, actor_id, payload, trace_id
  FROM jsonb_to_recordset(${parameter}::jsonb)
    AS e(at timestamptz, name text, version smallint, ticket_id bigint, customer_id bigint, actor_type text, actor_id text, payload jsonb, trace_id text)`;

/** Checks each payload against its schema (a wrong payload is a bug, found here rather than by a reader). */
export function eventRowsJson(events: NewEvent[], now: Date): string {
  const context = currentContext();
  return JSON.stringify(
    events.map((e) => ({
      at: (e.at ?? now).toISOString(),
      name: e.event.name,
      version: e.event.version,
      ticket_id: e.ticketId ?? null,
      customer_id: e.customerId ?? null,
      actor_type: (e.actor ?? context.actor).type,
      actor_id: (e.actor ?? context.actor).id,
      payload: e.event.schema.parse(e.payload),
      trace_id: context.traceId,
    })),
  );
}
