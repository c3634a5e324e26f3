import type { TicketRow, TicketSort } from '../../../../src/tickets/tickets.contract.js';

const weight = { urgent: 4, high: 3, normal: 2, low: 1 } as const;
const instant = (text: string | null): number => (text === null ? Infinity : Date.parse(text));
/** Ids are 64-bit decimal strings: the shorter is the smaller. */
const byId = (a: TicketRow, b: TicketRow): number => a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
const byDue = (a: TicketRow, b: TicketRow): number => compare(instant(a.dueAt), instant(b.dueAt)) || byId(a, b);
/** A customer who had the last word waits since then; who was answered does not wait. */
const waitingSince = (row: TicketRow): number => (row.lastMessageBy === 'customer' ? instant(row.lastMessageAt) : Infinity);

/** The server's sort keys, told again: a moved row lands where a fetch would put it (CQ2). */
export const rowOrder: Record<TicketSort, (a: TicketRow, b: TicketRow) => number> = {
  due: byDue,
  waiting: (a, b) => compare(waitingSince(a), waitingSince(b)) || byId(a, b),
  newest: (a, b) => compare(instant(b.createdAt), instant(a.createdAt)) || byId(b, a),
  oldest: (a, b) => compare(instant(a.createdAt), instant(b.createdAt)) || byId(a, b),
  priority: (a, b) => compare(weight[b.priority], weight[a.priority]) || byDue(a, b),
};
