import { describe, expect, test } from '@jest/globals';
import { permissionsOf, type AgentContext } from '../identity/index.js';
import { parseFilter, printFilter } from './ticket-filter.contract.js';
import { filterPredicate } from './ticket-filter.predicate.js';
import { halfOf } from './ticket-filter.sql.js';
import { chipState, type TicketState } from './ticket-state.js';
import { bothFilters, systemViewIds, systemViews, viewFilter } from './ticket-views.js';

const agent = (role: AgentContext['role'], teamIds: string[]): AgentContext => ({
  id: '7', name: 'Li', email: 'li@desk.example', role, locale: null, teamIds, permissions: new Set(permissionsOf(role)), credential: 'key:1',
});
const li = agent('agent', ['2']);
const now = new Date('2026-03-02T09:00:00Z');
const ticket: TicketState = {
  id: '1', number: 10001, subject: 'Transfer late', status: 'open', priority: 2, channel: 'email', customerId: '5', teamId: '2', assigneeId: null, scopeTeamIds: ['2'],
  tags: [], waitingSince: null, dueAt: null, slaState: 'none', slaSoonAt: null, createdAt: now, sortAt: now,
};
const viewsOf = (change: Partial<TicketState>) => [...systemViewIds, 'team-2'].filter((id) => filterPredicate(viewFilter(id, li)!, { agentId: li.id, timeZone: 'UTC' })({ ...ticket, ...change }, now));

describe('CQ3 views', () => {
  test.each<[string, Partial<TicketState>, string[]]>([
    ['nobody has it', {}, ['unassigned', 'all-open', 'team-2']],
    ['it is mine', { assigneeId: '7' }, ['my-open', 'all-open', 'team-2']],
    ['a colleague has it, in another team', { assigneeId: '8', teamId: '3' }, ['all-open']],
    ['it is new, pending or on hold', { assigneeId: '7', status: 'on_hold' }, ['my-open', 'all-open', 'team-2']],
    ['its promise is broken', { slaState: 'breached', teamId: null }, ['unassigned', 'all-open', 'breached']],
    ['it was late and is resolved', { slaState: 'breached', status: 'resolved', assigneeId: '7' }, ['resolved']],
    ['it is closed', { status: 'closed' }, ['resolved']],
  ])('%s', (_, change, views) => expect(viewsOf(change)).toEqual(views));

  test('A2 a foreign team has no view, one who sees all has each; no other name has one', () => {
    expect(viewFilter('team-3', li)).toBeNull();
    expect(printFilter(viewFilter('team-3', agent('auditor', []))!)).toBe('is:live team:3');
    for (const name of ['', 'mine', 'team-', 'team-0', 'team-2 ', 'team-x', 'toString', '__proto__']) expect([name, viewFilter(name, li)]).toEqual([name, null]);
  });

  test('each is a filter one may type, and belongs to one half of the tickets', () => {
    for (const id of systemViewIds) {
      const { filter } = systemViews[id];
      expect(parseFilter(printFilter(filter)).filter).toEqual(filter);
      expect([id, halfOf(filter)]).toEqual([id, id === 'resolved' ? 'done' : 'live']);
    }
  });

  test.each([
    ['', 'both'],
    ['status:open,pending', 'live'],
    ['status:open,closed', 'both'],
    ['-status:open', 'both'],
    ['is:done priority:high', 'done'],
    ['is:unassigned', 'both'],
    ['is:live,assigned', 'both'],
    ['tag:x is:assigned status:resolved', 'done'],
  ])('the planner hears that "%s" is %s', (text, half) => expect(halfOf(parseFilter(text).filter!)).toBe(half));

  test('a filter narrows a view', () => expect(printFilter(bothFilters(systemViews.unassigned.filter, parseFilter('tag:vip').filter!))).toBe('is:live assignee:none tag:vip'));
});

describe('the chip', () => {
  const soonAt = new Date('2026-03-02T09:00:00Z');
  test.each<[TicketState['slaState'], number, string]>([
    ['running', -1, 'ok'],
    ['running', 0, 'soon'],
    ['running', 1, 'soon'],
    ['paused', 1, 'paused'],
    ['breached', 1, 'breached'],
    ['met', 1, 'met'],
    ['none', 1, 'none'],
  ])('%s, %i s past the soon instant: %s', (slaState, seconds, state) => expect(chipState({ slaState, slaSoonAt: soonAt }, new Date(soonAt.getTime() + seconds * 1000))).toBe(state));
  test('runs ok without a soon instant', () => expect(chipState({ slaState: 'running', slaSoonAt: null }, now)).toBe('ok'));
});
