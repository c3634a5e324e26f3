import { expect, test } from '@jest/globals';
import { KnownTickets } from './known-tickets.js';
import type { TicketSnapshot, TicketState } from './ticket-source.js';

const snapshot = (id: string, assigneeId: string, version = 1) => ({ state: { id, assigneeId }, row: { id, version } }) as unknown as TicketSnapshot;
const of = (assigneeId: string) => (state: TicketState) => state.assigneeId === assigneeId;

test('remembers the newest state and forgets what is gone', () => {
  const known = new KnownTickets();
  known.set('10', snapshot('10', '1'));
  known.set('10', snapshot('10', '2', 3));
  expect(known.get('10')).toEqual({ state: { id: '10', assigneeId: '2' }, version: 3 });
  known.set('10', null);
  expect(known.get('10')).toBeNull();
});

test('the oldest are forgotten first, a renewed one is young again', () => {
  const known = new KnownTickets();
  for (let id = 1; id <= 20_000; id++) known.set(String(id), snapshot(String(id), '1'));
  known.set('1', snapshot('1', '1'));
  known.set('20001', snapshot('20001', '1'));
  expect(known.get('1')).not.toBeNull();
  expect(known.get('2')).toBeNull();
});

test('RT10 what a lost right takes off a screen', () => {
  const known = new KnownTickets();
  known.set('10', snapshot('10', '1'));
  known.set('11', snapshot('11', '2'));
  const either = (state: TicketState) => of('1')(state) || of('2')(state);
  expect(known.lost(either, of('2'))).toEqual(['10']);
  expect(known.lost(either, null)).toEqual(['10', '11']);
});
