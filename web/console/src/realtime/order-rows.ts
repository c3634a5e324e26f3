import type { TicketRow, TicketSort } from '../../../../src/tickets/tickets.contract.js';

type Order = (a: TicketRow, b: TicketRow) => number;

const weight = { urgent: 4, high: 3, normal: 2, low: 1 } as const;
const instant = (text: string | null): number => (text === null ? Infinity : Date.parse(text));
/** Ids are 64-bit decimal strings: the shorter is the smaller. */
const byId: Order = (a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
const byDue: Order = (a, b) => compare(instant(a.dueAt), instant(b.dueAt)) || byId(a, b);
/** The server's `sort_at`: the last word in the ticket. */
const byNewest: Order = (a, b) => compare(instant(b.lastMessageAt), instant(a.lastMessageAt)) || byId(b, a);
/** A customer who had the last word waits since then; who was answered does not wait. */
const waitingSince = (row: TicketRow): number => (row.lastMessageBy === 'customer' ? instant(row.lastMessageAt) : Infinity);

const isDone = (row: TicketRow): boolean => row.status === 'resolved' || row.status === 'closed';
/** But for newest and oldest, the live tickets come first and the done ones after them by newest. */
const liveFirst = (order: Order): Order => (a, b) => compare(Number(isDone(a)), Number(isDone(b))) || (isDone(a) ? byNewest(a, b) : order(a, b));

/** The server's sort keys, told again: a moved row lands where a fetch would put it (CQ2, `tickets/ticket-page.ts`). */
export const rowOrder: Record<TicketSort, Order> = {
  due: liveFirst(byDue),
  waiting: liveFirst((a, b) => compare(waitingSince(a), waitingSince(b)) || byId(a, b)),
  newest: byNewest,
  oldest: (a, b) => byNewest(b, a),
  priority: liveFirst((a, b) => compare(weight[b.priority], weight[a.priority]) || byDue(a, b)),
};
