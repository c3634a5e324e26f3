import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { formerStates } from './former-states.js';
import type { TicketState } from './ticket-source.js';

const now = { id: '10', status: 'open', assigneeId: '3', teamId: '7', priority: 3, tags: ['vip'], slaState: 'running', dueAt: null, slaSoonAt: null } as unknown as TicketState;
let position = 0;
const event = (name: string, payload: unknown) => ({ name, payload, position: ++position }) as RecordedEvent;
const assigned = (from: string | null, to: string | null) => event('ticket.assigned', { from, to });

describe('what a ticket may have been on a screen', () => {
  test.each([
    ['status', event('ticket.status_changed', { from: 'pending', to: 'open' }), { status: 'pending' }],
    ['a reopening', event('ticket.reopened', { from: 'resolved' }), { status: 'resolved' }],
    ['a resolution', event('ticket.resolved', {}), { status: 'open' }],
    ['the assignee', assigned(null, '3'), { assigneeId: null }],
    ['priority, team and tags', event('ticket.changed', { priority: { from: 'low', to: 'high' }, teamId: { from: null, to: '7' }, tags: { from: [], to: ['vip'] } }), { priority: 1, teamId: null, tags: [] }],
  ])('%s', (_, one, before) => expect(formerStates(now, [one], true)).toEqual([{ ...now, ...before }]));

  test('every hand it went through, though only the last one is in the row', () => {
    expect(formerStates(now, [assigned('1', '2'), assigned('2', '3')], true).map((state) => state.assigneeId)).toEqual(['2', '1']);
  });

  test('nothing before it opened', () => {
    expect(formerStates(now, [event('ticket.opened', {}), assigned(null, '3')], false).map((state) => state.assigneeId)).toEqual([null]);
  });

  test('a message changes none of what views ask', () => {
    expect(formerStates(now, [event('message.received', { seq: 2 })], false)).toEqual([]);
  });

  test('a moved promise may have been broken before, unless that is remembered', () => {
    const dueSet = event('ticket.due_set', { state: 'running', dueAt: '2026-03-02T10:00:00.000Z', soonAt: null, metric: 'resolution' });
    expect(formerStates(now, [dueSet], true).map((state) => state.slaState)).toEqual(['running']);
    expect(formerStates(now, [dueSet], false).map((state) => state.slaState)).toEqual(['running', 'breached']);
  });
});
