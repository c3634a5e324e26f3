import { describe, expect, test } from '@jest/globals';
import type { Frame, TicketFrame, ViewFrame } from '../../../../src/realtime/realtime.contract.js';
import type { Ticket, TicketRow } from '../../../../src/tickets/tickets.contract.js';
import { applyFrame, patchRows, type Held, type HeldList } from './apply-frame.js';
import { aRow } from './row-for-specs.js';

const nothing: Held = { lists: [], views: undefined, ticket: undefined, notices: [] };
const list = (rows: TicketRow[], more = false): HeldList => ({ view: 'unassigned', sort: 'due', filter: '', rows, more });
const viewFrame = (change: Partial<ViewFrame>): ViewFrame => ({ topic: 'view:unassigned', from: 1, to: 2, up: [], rm: [], n: 0, breached: 0, capped: false, ...change });
const ticketFrame = (change: Partial<TicketFrame>): TicketFrame => ({ topic: 'ticket:1', from: 1, to: 2, events: [], row: null, ...change });
const asTicket = (row: TicketRow): Ticket => ({ ...row, customer: { ...row.customer, email: 'a@b.cn' }, inboxId: null, language: 'zh', resolvedAt: null, relatedTicketId: null });
const numbers = (rows: readonly TicketRow[]): string[] => rows.map((row) => row.id);

describe('RT5 view frames', () => {
  const one = aRow({ id: '1', dueAt: '2026-11-25T10:00:00Z' });
  const two = aRow({ id: '2', dueAt: '2026-11-25T12:00:00Z' });

  test('a new row lands where the sort puts it', () => {
    const up = aRow({ id: '3', dueAt: '2026-11-25T11:00:00Z' });
    expect(numbers(patchRows(list([one, two]), { up: [up], rm: [] }))).toEqual(['1', '3', '2']);
  });
  test('a row of an equal version and clock changes nothing', () => {
    const held = list([one, two]);
    expect(patchRows(held, { up: [{ ...one, subject: 'old' }], rm: [] })).toBe(held.rows);
  });
  test('of an equal version only the clock is taken, for it moves without one', () => {
    const sla = { state: 'ok' as const, metric: 'resolution' as const, dueAt: '2026-11-25T13:00:00Z', soonAt: null };
    const rows = patchRows(list([one, two]), { up: [{ ...one, subject: 'other', dueAt: sla.dueAt, sla }], rm: [] });
    expect(rows[1]).toEqual({ ...one, dueAt: sla.dueAt, sla });
  });
  test('a higher version replaces and moves', () => {
    const up = { ...one, version: 2, dueAt: '2026-11-25T13:00:00Z' };
    expect(numbers(patchRows(list([one, two]), { up: [up], rm: [] }))).toEqual(['2', '1']);
  });
  test('rm may name rows that are not held', () => {
    const held = list([one, two]);
    expect(patchRows(held, { up: [], rm: ['77'] })).toBe(held.rows);
    expect(numbers(patchRows(held, { up: [], rm: ['1', '77'] }))).toEqual(['2']);
  });
  test('below the last row of an unfinished list nothing is put in', () => {
    const up = aRow({ id: '9', dueAt: null });
    expect(numbers(patchRows(list([one, two], true), { up: [up], rm: [] }))).toEqual(['1', '2']);
    expect(numbers(patchRows(list([one, two]), { up: [up], rm: [] }))).toEqual(['1', '2', '9']);
  });
  test('done tickets come after the live ones', () => {
    const up = { ...one, version: 2, status: 'resolved' as const };
    expect(numbers(patchRows(list([one, two]), { up: [up], rm: [] }))).toEqual(['2', '1']);
  });
  test('the badge takes n, breached and capped; other views and lists stay the same objects', () => {
    const views = [{ id: 'unassigned', name: '', kind: 'system' as const, count: 1, breached: 0, capped: false }, { id: 'my-open', name: '', kind: 'system' as const, count: 4, breached: 1, capped: false }];
    const other = { ...list([one]), view: 'my-open' };
    const after = applyFrame({ ...nothing, views, lists: [other] }, viewFrame({ n: 1000, breached: 7, capped: true }));
    expect(after.views?.[0]).toMatchObject({ count: 1000, breached: 7, capped: true });
    expect(after.views?.[1]).toBe(views[1]);
    expect(after.lists[0]).toBe(other);
  });
  test('a filtered list keeps its rows true in place and asks for the rest', () => {
    const filtered = { ...list([one]), filter: 'tag:a' };
    const after = applyFrame({ ...nothing, lists: [filtered] }, viewFrame({ up: [{ ...one, version: 2, subject: 'new' }, two] }));
    expect(after.lists[0]?.rows.map((row) => row.subject)).toEqual(['new']);
    expect(after.askLists).toEqual([0]);
  });
});

describe('RT11 ticket frames', () => {
  const ticket = asTicket(aRow({ id: '1', version: 5 }));
  const frame = (version: number, name = 'ticket.assigned') => ticketFrame({ events: [{ name, ids: {}, version, seq: 1 }], row: aRow({ id: '1', version, assigneeId: '8' }) });

  test('the next version patches and keeps what a row does not tell', () => {
    const after = applyFrame({ ...nothing, ticket }, frame(6));
    expect(after.ticket).toMatchObject({ version: 6, assigneeId: '8', customer: { email: 'a@b.cn' } });
    expect(after.asks).not.toContain('ticket');
  });
  test('a clock that moved shows, an edit that is being sent stays', () => {
    const row = { ...aRow({ id: '1', version: 5 }), dueAt: '2026-11-25T13:00:00Z' };
    const after = applyFrame({ ...nothing, ticket: { ...ticket, status: 'pending' } }, ticketFrame({ events: [], row }));
    expect(after.ticket).toMatchObject({ status: 'pending', dueAt: '2026-11-25T13:00:00Z' });
  });
  test('a lower version is dropped', () => expect(applyFrame({ ...nothing, ticket }, frame(4)).ticket).toBe(ticket));
  test('a jump patches and asks', () => expect(applyFrame({ ...nothing, ticket }, frame(8)).asks).toContain('ticket'));
  test('without a row the right is lost: everything is asked', () => {
    const after = applyFrame({ ...nothing, ticket }, ticketFrame({}));
    expect(after.ticket).toBe(ticket);
    expect(after.asks).toEqual(expect.arrayContaining(['ticket', 'messages']));
  });
  test.each([
    ['message.received', ['messages', 'timeline', 'sla']],
    ['note.added', ['messages', 'timeline']],
    ['ticket.status_changed', ['timeline', 'sla']],
    ['sla.breached', ['timeline', 'sla']],
    ['survey.invited', ['timeline']],
    ['something.new', ['ticket', 'messages', 'timeline', 'sla']],
  ])('%s makes %p stale', (name, asks) => {
    expect([...applyFrame({ ...nothing, ticket }, frame(6, name)).asks].sort()).toEqual([...asks].sort());
  });
});

test('CN1 a notice told twice is kept once, newest first', () => {
  const notice = (position: number) => ({ position, name: 'ticket.assigned', at: '2026-11-25T10:00:00Z', ticketId: '1', payload: {} });
  const frame = (...positions: number[]): Frame => ({ topic: 'agent:1', from: 0, to: 9, notices: positions.map(notice) });
  const once = applyFrame(nothing, frame(3, 4));
  expect(applyFrame(once, frame(4, 5)).notices.map((each) => each.position)).toEqual([5, 4, 3]);
  expect(applyFrame(once, frame(4)).notices).toBe(once.notices);
});

test('a board frame asks for the board, an unknown topic for nothing', () => {
  expect(applyFrame(nothing, { topic: 'board:all', from: 1, to: 2, changed: ['waiting'] }).asks).toEqual(['board']);
  expect(applyFrame(nothing, { topic: 'weather:all', from: 1, to: 2, changed: [] }).asks).toEqual([]);
});
