import { Injectable } from '@nestjs/common';
import type { TicketScope } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { filterConditions, Parameters } from './ticket-filter.sql.js';

const MOST_TAGS = 1000;
/** Tags are counted over the newest live tickets only: a pick list needs an order, and its cost must not grow. */
const COUNTED_TICKETS = 2000;

/** The desk's tags, the most used first, counted in the reader's scope (A6). */
@Injectable()
export class TicketTags {
  constructor(private readonly rows: ReadRows) {}

  async list(scope: TicketScope): Promise<{ name: string; count: number }[]> {
    const parameters = new Parameters();
    const conditions = ['live', ...filterConditions({ terms: [] }, scope, { agentId: '0', timeZone: 'UTC' }, new Date(0), parameters)];
    return this.rows.all(
      `WITH used AS (
         SELECT unnest(tags) AS name FROM (SELECT tags FROM ticket WHERE ${conditions.join(' AND ')} ORDER BY sort_at DESC, id DESC LIMIT ${COUNTED_TICKETS}) newest
       ), counts AS (SELECT name, count(*)::int AS count FROM used GROUP BY name)
       SELECT name, coalesce(counts.count, 0) AS count FROM tag LEFT JOIN counts USING (name) ORDER BY count DESC, name LIMIT ${MOST_TAGS}`,
      parameters.values,
    );
  }
}
