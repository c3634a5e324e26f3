import type { AgentFrame, BoardFrame, Frame, TicketFrame, ViewFrame } from '../../../../src/realtime/realtime.contract.js';
import type { Ticket, TicketRow, TicketSort, View } from '../../../../src/tickets/tickets.contract.js';
import { rowOrder } from './order-rows.js';

export type Notice = AgentFrame['notices'][number];

/** One fetched list of a view. `more`: the server holds further pages below the last row. */
export interface HeldList {
  view: string;
  sort: TicketSort;
  filter: string;
  rows: readonly TicketRow[];
  more: boolean;
}

/** What the console holds of the things a frame may speak of. */
export interface Held {
  lists: readonly HeldList[];
  views: readonly View[] | undefined;
  ticket: Ticket | undefined;
  notices: readonly Notice[];
}

/** Things a frame could not tell in full, to be fetched again; the index of a list, or a name. */
export type Ask = 'ticket' | 'messages' | 'timeline' | 'sla' | 'board' | 'views';
export interface Outcome extends Held {
  asks: readonly Ask[];
  /** Lists that cannot be kept by patching alone: those with a filter text. */
  askLists: readonly number[];
}

/** The events of a ticket by their noun, and what of the ticket they make stale. An unknown noun makes all of it stale. */
const staleBy: Record<string, readonly Ask[]> = {
  message: ['messages', 'timeline', 'sla'],
  note: ['messages', 'timeline'],
  ticket: ['timeline', 'sla'],
  sla: ['timeline', 'sla'],
  escalation: ['timeline'],
  survey: ['timeline'],
};
const everything: readonly Ask[] = ['ticket', 'messages', 'timeline', 'sla'];

/** RT11: the one table from a frame to a patch or a question. Pure: the same frame on the same state gives the same answer. */
export function applyFrame(held: Held, frame: Frame): Outcome {
  const same: Outcome = { ...held, asks: [], askLists: [] };
  const kind = frame.topic.slice(0, frame.topic.indexOf(':'));
  const id = frame.topic.slice(kind.length + 1);
  if (kind === 'view') return { ...same, ...applyViewFrame(held, id, frame as ViewFrame) };
  if (kind === 'ticket') return { ...same, ...applyTicketFrame(held, frame as TicketFrame) };
  if (kind === 'agent') return { ...same, notices: addNotices(held.notices, (frame as AgentFrame).notices) };
  if (kind === 'board') return { ...same, asks: (frame as BoardFrame).changed.length > 0 ? ['board'] : [] };
  return same;
}

function applyViewFrame(held: Held, view: string, frame: ViewFrame): Partial<Outcome> {
  const askLists: number[] = [];
  const lists = held.lists.map((list, index) => {
    if (list.view !== view) return list;
    if (list.filter !== '') askLists.push(index);
    const rows = list.filter === '' ? patchRows(list, frame) : patchInPlace(list.rows, frame);
    return rows === list.rows ? list : { ...list, rows };
  });
  const views = held.views?.map((each) => (each.id === view ? { ...each, count: frame.n, breached: frame.breached, capped: frame.capped } : each));
  return { lists, askLists, views };
}

/**
 * RT5: a row is taken when its version is higher. The clock alone moves without a version (tickets/use-cases/set-due-time.ts), so of a
 * row of the same version it is taken by itself: frames come in order of position, and an edit being sent stays on screen.
 */
function newerOf<T extends TicketRow>(held: T, row: TicketRow): T | null {
  if (row.version > held.version) return { ...held, ...row, customer: { ...held.customer, ...row.customer } };
  if (row.version < held.version || JSON.stringify([row.dueAt, row.sla]) === JSON.stringify([held.dueAt, held.sla])) return null;
  return { ...held, dueAt: row.dueAt, sla: row.sla };
}

/** `rm` may name rows that are not held. */
export function patchRows(list: HeldList, frame: Pick<ViewFrame, 'up' | 'rm'>): readonly TicketRow[] {
  const gone = new Set(frame.rm);
  const held = new Map(list.rows.map((row) => [row.id, row]));
  const newer = frame.up.flatMap((row) => {
    const before = held.get(row.id);
    return before ? (newerOf(before, row) ?? []) : [row];
  });
  if (newer.length === 0 && !frame.rm.some((id) => held.has(id))) return list.rows;
  const replaced = new Set(newer.map((row) => row.id));
  const order = rowOrder[list.sort];
  const rows = list.rows.filter((row) => !gone.has(row.id) && !replaced.has(row.id));
  // With pages still on the server, a row below the last one held belongs to a page that was not asked for.
  const last = list.more ? list.rows.at(-1) : undefined;
  for (const row of newer) if (!last || order(row, last) <= 0) rows.push(row);
  return rows.sort(order);
}

function patchInPlace(rows: readonly TicketRow[], frame: ViewFrame): readonly TicketRow[] {
  const up = new Map(frame.up.map((row) => [row.id, row]));
  return rows.map((row) => {
    const told = up.get(row.id);
    return (told && newerOf(row, told)) ?? row;
  });
}

function applyTicketFrame(held: Held, frame: TicketFrame): Partial<Outcome> {
  const asks = new Set<Ask>();
  for (const event of frame.events) for (const ask of staleBy[event.name.slice(0, event.name.indexOf('.'))] ?? everything) asks.add(ask);
  const { ticket } = held;
  const { row } = frame;
  // RT10: without a row the right to see it was lost; only asking tells what is left of it.
  if (!row) return { asks: everything };
  const newer = ticket && row.id === ticket.id ? newerOf(ticket, row) : null;
  if (!ticket || !newer) return { asks: [...asks] };
  // A row lacks a few fields of the whole ticket; over one step they cannot have changed unseen, over several they may.
  if (row.version > ticket.version + 1) asks.add('ticket');
  return { ticket: newer, asks: [...asks] };
}

const keptNotices = 50;

function addNotices(held: readonly Notice[], fresh: readonly Notice[]): readonly Notice[] {
  const known = new Set(held.map((each) => each.position));
  const added = fresh.filter((each) => !known.has(each.position));
  return added.length === 0 ? held : [...added, ...held].sort((a, b) => b.position - a.position).slice(0, keptNotices);
}
