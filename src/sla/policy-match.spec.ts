import { describe, expect, test } from '@jest/globals';
import { matchPolicy } from './policy-match.js';
import type { Condition, PolicyVersion, TicketFacts } from './sla-policy.js';
import { cell, faultsOf, t, tell } from './scenario/sla-story.js';

const facts: TicketFacts = { priority: 'high', channel: 'email', tier: null, tags: ['a', 'b'], team: 'x' };
const policy = (id: string, all: Condition[], more: Partial<PolicyVersion> = {}): PolicyVersion => ({
  id, version: 1, from: null, retired: false, when: { all }, calendar: 'c', targets: {}, pauseOn: { resolution: [], periodic_update: [] }, resolutionMode: 'open_time', warn: [], ...more,
});

describe('policy match', () => {
  test.each<[Condition, boolean]>([
    [{ field: 'priority', in: ['high', 'urgent'] }, true],
    [{ field: 'priority', notIn: ['high'] }, false],
    [{ field: 'tier', in: ['vip'] }, false],
    [{ field: 'tier', notIn: ['vip'] }, true],
    [{ field: 'tags', in: ['b', 'z'] }, true],
    [{ field: 'tags', notIn: ['z'] }, true],
    [{ field: 'tags', notIn: ['a'] }, false],
    [{ field: 'team', in: ['x'] }, true],
  ])('P1 %j → %s', (condition, holds) => {
    expect(matchPolicy([policy('p', [condition])], facts, 0).policy !== null).toBe(holds);
  });

  test('P1 the first whose conditions all hold wins; the trace says what failed', () => {
    const match = matchPolicy([policy('vip', [{ field: 'channel', in: ['email'] }, { field: 'tier', in: ['vip'] }]), policy('rest', []), policy('never', [])], facts, 0);
    expect(match.policy?.id).toBe('rest');
    expect(match.trace).toEqual([
      { policyId: 'vip', policyVersion: 1, matched: false, failed: { field: 'tier', op: 'in', expected: ['vip'], actual: null } },
      { policyId: 'rest', policyVersion: 1, matched: true, failed: null },
    ]);
  });

  test('P1 no match = no clocks, shown', () => {
    const told = tell({ now: '12:00', events: [['10:00', 'ticket.opened']], policy: { when: { all: [{ field: 'tier', in: ['vip'] }] } } });
    expect(told.ticket().instances).toEqual([]);
    expect(told.ticket().explain.matches).toMatchObject([{ policyId: null, policyVersion: null, trace: [{ matched: false }] }]);
  });

  test('P2 a policy without more pauses on pending, in open time, and warns of nothing', () => {
    const told = tell({ now: '16:00', targets: { resolution: 60 }, events: [['10:00', 'ticket.opened'], ['10:10', 'ticket.status_changed', { to: 'pending' }], ['10:40', 'ticket.resolved'], ['11:00', 'ticket.reopened', { cause: 'agent' }]] });
    expect(told.clock('resolution')).toMatchObject({ dueAt: t('11:50'), warnings: [], breachedAt: t('11:50') });
  });

  test('P3 targets per metric and priority; "*" is the rest; a missing cell = no clock', () => {
    const targets = { first_response: { urgent: { seconds: 60, basis: 'calendar' }, '*': { seconds: 600, basis: 'calendar' } }, resolution: { urgent: { seconds: 90, basis: 'calendar' } } };
    const by = (priority: string) => tell({ now: '12:00', events: [['10:00', 'ticket.opened', { priority }]], policy: { targets } }).ticket().instances.map(({ metric, targetSeconds }) => [metric, targetSeconds]);
    expect(by('urgent')).toEqual([['first_response', 60], ['resolution', 90]]);
    expect(by('low')).toEqual([['first_response', 600]]);
  });

  test('P4 running clocks keep their version; the set in force counts at the start', () => {
    const versions = [policy('p', []), policy('p', [], { version: 2, from: 1000 }), policy('q', [])];
    expect(matchPolicy(versions, facts, 999).policy?.version).toBe(1);
    expect(matchPolicy(versions, facts, 1000).policy?.version).toBe(2);
    expect(matchPolicy([policy('p', []), policy('p', [], { version: 2, from: 1000, retired: true }), policy('q', [])], facts, 1000).policy?.id).toBe('q');
    const told = tell({
      now: '11:30', events: [['10:00', 'ticket.opened'], ['11:00', 'ticket.assigned']],
      policies: [{ id: 'p', targets: { resolution: cell(60) } }, { id: 'p', version: 2, from: t('10:30'), targets: { resolution: cell(30) } }],
    });
    expect(told.clock('resolution')).toMatchObject({ policyVersion: 1, targetSeconds: 3600 });
  });

  test('P5 re-match on opening, change and each start, one match per event, always traced', () => {
    const told = tell({
      now: '12:00', targets: { first_response: 60, next_response: 60, resolution: 60 },
      events: [['10:00', 'ticket.opened'], ['10:10', 'message.sent', { messageId: 'a' }], ['10:20', 'message.received', { messageId: 'm' }], ['10:30', 'ticket.changed', { team: 'x' }], ['10:40', 'message.received', { messageId: 'n' }]],
    });
    expect(told.ticket().explain.matches.map(({ eventId }) => eventId)).toEqual(['e0', 'e1', 'e2', 'e3']);
  });

  test('P6 pauses are for resolution and periodic update, pending by default', () => {
    const pointers = (pauseOn: object) => faultsOf({ now: '12:00', events: [], policy: { pauseOn } }).map(({ pointer }) => pointer);
    expect(pointers({ first_response: ['pending'] })).toEqual(['/policies/0/pauseOn/first_response']);
    expect(pointers({ resolution: ['open'] })).toEqual(['/policies/0/pauseOn/resolution/0']);
    const held = tell({ now: '12:00', events: [['10:00', 'ticket.opened'], ['10:10', 'ticket.status_changed', { to: 'on_hold' }]], policy: { targets: { resolution: cell(60) }, pauseOn: { resolution: ['on_hold'] } } });
    expect(held.clock('resolution')?.phase).toBe('paused');
  });

  test('P7 logic reads the category: what is not a category is no status', () => {
    expect(faultsOf({ now: '12:00', events: [['10:00', 'ticket.opened'], ['10:10', 'ticket.status_changed', { to: 'snoozed' }]] }).map(({ pointer }) => pointer)).toEqual(['/events/1/to']);
  });
});
