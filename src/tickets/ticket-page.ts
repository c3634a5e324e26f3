import type { TicketScope } from '../identity/index.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { invalid } from '../platform/http/problem.js';
import { filterConditions, Parameters } from './ticket-filter.sql.js';
import type { FilterReader } from './ticket-filter-time.js';
import type { Filter } from './ticket-filter.contract.js';
import { TICKET_COLUMNS } from './ticket-rows.js';
import type { TicketSort } from './tickets.contract.js';

/** Live tickets and done ones are two indexes and, but for newest and oldest, two parts of a list: live first, then done by newest. */
export type TicketHalf = 'live' | 'done';
/** What the last row of a page was sorted by: text as the database wrote it, so that no microsecond gets lost. */
export interface PageKey {
  half: TicketHalf;
  /** Priority, negated so that one direction sorts all; 0 where the order does not ask it. */
  rank: number;
  at: string;
  id: string;
}
export interface PageQuestion {
  filter: Filter;
  scope: TicketScope;
  reader: FilterReader;
  sort: TicketSort;
  half: TicketHalf;
  after: PageKey | null;
  limit: number;
  now: Date;
}

/** Expressions as the indexes spell them; tickets without the instant come last in the same keyset. */
const DUE = `coalesce(due_at, 'infinity'::timestamptz)`;
const WAITING = `coalesce(waiting_since, 'infinity'::timestamptz)`;

const orders: Record<TicketSort, { rank: string | null; at: string; descending: boolean }> = {
  due: { rank: null, at: DUE, descending: false },
  waiting: { rank: null, at: WAITING, descending: false },
  newest: { rank: null, at: 'sort_at', descending: true },
  oldest: { rank: null, at: 'sort_at', descending: false },
  priority: { rank: '(-priority)', at: DUE, descending: false },
};
const orderOf = (sort: TicketSort, half: TicketHalf) => orders[half === 'done' && sort !== 'oldest' ? 'newest' : sort];

/** Newest and oldest run through both halves at once; the other sorts finish the live half first. */
export const isMerged = (sort: TicketSort): boolean => sort === 'newest' || sort === 'oldest';

/** One page of one half as one statement: a keyset walk down an index, the same cost at page 200 as at page 1. */
export function pageStatement({ filter, scope, reader, sort, half, after, limit, now }: PageQuestion): { sql: string; parameters: unknown[] } {
  const { rank, at, descending } = orderOf(sort, half);
  const parameters = new Parameters();
  // A set: said twice, the planner would take "live" for twice as rare and sort where it should walk.
  const conditions = new Set([half === 'live' ? 'live' : 'NOT live', ...filterConditions(filter, scope, reader, now, parameters)]);
  if (after) {
    const bound = [...(rank ? [parameters.add(after.rank, 'int')] : []), parameters.add(after.at, 'timestamptz'), parameters.add(after.id, 'bigint')];
    conditions.add(`(${[...(rank ? [rank] : []), at, 'id'].join(', ')}) ${descending ? '<' : '>'} (${bound.join(', ')})`);
  }
  const direction = descending ? ' DESC' : '';
  const order = [...(rank ? [rank] : []), `${at}${direction}`, `id${direction}`].join(', ');
  // ISO text in UTC; null stands for infinity, which no date format can write.
  const sql = `SELECT ${TICKET_COLUMNS}, ${rank ?? '0'} AS key_rank, to_char(nullif(${at}, 'infinity') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at
    FROM ticket WHERE ${[...conditions].join(' AND ')} ORDER BY ${order} LIMIT ${parameters.add(limit, 'int')}`;
  return { sql, parameters: parameters.values };
}

export const packPageKey = (sort: TicketSort, key: PageKey): string => encodeCursor([sort, key.half, key.rank, key.at, key.id]);

/** Throws 422 at /cursor for one that is none of ours, or was made for another sort. */
export function unpackPageKey(sort: TicketSort, cursor: string): PageKey {
  const [keySort, half, rank, at, id] = decodeCursor(cursor, 5);
  const isKey =
    keySort === sort && (half === 'live' || half === 'done') && Number.isInteger(rank) && Math.abs(rank as number) < 100 && isInstant(at) && typeof id === 'string' && /^[1-9][0-9]{0,17}$/.test(id);
  if (!isKey) throw invalid([{ pointer: '/cursor', detail: 'is not a cursor of this list' }]);
  return { half, rank, at, id } as PageKey;
}

const isInstant = (at: unknown): boolean => at === 'infinity' || (typeof at === 'string' && /^[0-9]{4}-[0-9T:.-]{10,22}Z$/.test(at) && !Number.isNaN(Date.parse(at)));
