import { expect, test } from '@jest/globals';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { BoardMarks } from './board-marks.js';
import type { TicketSnapshot, TicketSource } from './ticket-source.js';
import type { WatchGroup } from './watch-groups.js';

const tickets = { sees: (scope: { all: boolean; teamIds?: string[] }, state: { scopeTeamIds: string[] }) => scope.all || state.scopeTeamIds.some((id) => scope.teamIds!.includes(id)) };
const board = (id: string, scope: object) => ({ name: `board:${id}`, topic: { kind: 'board', id }, scope, sockets: new Set(['s']), to: 5 }) as unknown as WatchGroup;
const snapshots = new Map([['10', { state: { scopeTeamIds: ['1'] } }], ['20', { state: { scopeTeamIds: ['2'] } }]]) as unknown as Map<string, TicketSnapshot>;
const event = (name: string, ticketId: string | null) => ({ name, ticketId, payload: {} }) as RecordedEvent;
const marksOf = () => new BoardMarks(tickets as unknown as TicketSource);

test('a board hears of its own tickets only (A6)', () => {
  const marks = marksOf();
  const events = [event('ticket.assigned', '10'), event('message.received', '20'), event('agent.signed_in', null)];
  expect(marks.moved(board('all', { all: true }), events, snapshots)).toEqual(['agents', 'breaches', 'waiting', 'longestWait']);
  expect(marks.moved(board('all', { all: false, teamIds: ['1'] }), events, snapshots)).toEqual(['agents', 'breaches']);
  expect(marks.moved(board('2', { all: true }), events, snapshots)).toEqual(['waiting', 'longestWait', 'agents']);
});

test('at once the first time, then once a second with everything that moved meanwhile', () => {
  const marks = marksOf();
  const group = board('all', { all: true });
  marks.mark(group, [event('ticket.assigned', '10')], snapshots);
  expect(marks.take(9)).toEqual([{ group, frame: { topic: 'board:all', from: 5, to: 9, changed: ['agents', 'breaches'] } }]);
  marks.mark(group, [event('message.received', '20')], snapshots);
  marks.mark(group, [event('message.received', '10')], snapshots);
  expect(marks.take(10)).toEqual([]);
  expect(marks.nextMs).toBeGreaterThan(500);
  expect(marks.nextMs).toBeLessThanOrEqual(1000);
});

test('a board nobody watches any more is forgotten', () => {
  const marks = marksOf();
  const group = board('all', { all: true });
  marks.mark(group, [event('ticket.assigned', '10')], snapshots);
  group.sockets.clear();
  expect(marks.nextMs).toBeNull();
});
