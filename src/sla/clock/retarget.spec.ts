import { describe, expect, test } from '@jest/globals';
import { cell, t, tell, type Story, type StoryEvent } from '../scenario/sla-story.js';

const by = (row: Record<string, number>, basis = 'calendar') => Object.fromEntries(Object.entries(row).map(([priority, minutes]) => [priority, { seconds: minutes * 60, basis }]));
const priority = (time: string, to: string): StoryEvent => [time, 'ticket.changed', { priority: to }];
const status = (time: string, to: string): StoryEvent => [time, 'ticket.status_changed', { to }];
const story = (now: string, events: StoryEvent[], more: Partial<Story> = {}) =>
  tell({ now, events: [['10:00', 'ticket.opened'], ...events], policy: { targets: { resolution: by({ '*': 120, urgent: 60, low: 240 }), first_response: by({ '*': 60, urgent: 30 }) } }, ...more });
const clock = (...args: Parameters<typeof story>) => story(...args).clock('resolution');

describe('retarget', () => {
  test('S17 start and counted time stay, only the target is swapped', () => {
    expect(clock('10:30', [priority('10:30', 'urgent')])).toMatchObject({ startedAt: t('10:00'), dueAt: t('11:00'), targetSeconds: 3600, flags: ['retargeted'], breachedAt: null });
    expect(clock('12:00', [priority('11:30', 'urgent')])).toMatchObject({ dueAt: t('11:00'), breachedAt: t('11:30'), overdueSeconds: 3600 });
  });

  test('S17 time before the change keeps its basis and calendar', () => {
    const policies = [
      { when: { all: [{ field: 'tier', in: ['vip'] }] }, targets: { resolution: cell(120) } },
      { targets: { resolution: cell(120, 'business') } },
    ];
    const vip = tell({ now: '12:00', policies, events: [['08:00', 'ticket.opened'], ['09:30', 'ticket.changed', { tier: 'vip' }]] }).clock('resolution');
    expect(vip).toMatchObject({ policyId: 'p0', basis: 'calendar', dueAt: t('11:00'), consumedSeconds: 1800 + 9000 });
  });

  test('S17 time without any target is counted by the target that follows', () => {
    const late = clock('12:00', [priority('11:30', 'urgent')], { policy: { targets: { resolution: by({ urgent: 60 }) } } });
    expect(late).toMatchObject({ seq: 1, startedAt: t('10:00'), dueAt: t('11:00'), breachedAt: t('11:30'), flags: ['retargeted'], consumedSeconds: 7200 });
  });

  test('S18 a laxer target never erases a breach; a target gone cancels; one that returns revives', () => {
    expect(clock('12:30', [priority('12:10', 'low')])).toMatchObject({ result: 'breached', breachedAt: t('12:00'), dueAt: t('14:00'), overdueSeconds: 0 });
    const only = { policy: { targets: { resolution: by({ normal: 120, high: 180 }) } } };
    expect(clock('12:30', [priority('11:00', 'low')], only)).toMatchObject({ result: 'cancelled', endReason: 'no_target', endedAt: t('11:00'), dueAt: t('12:00'), targetSeconds: 7200, consumedSeconds: 3600 });
    expect(clock('12:30', [priority('11:00', 'low'), priority('12:00', 'high')], only)).toMatchObject({ phase: 'running', dueAt: t('13:00'), consumedSeconds: 9000, endedAt: null });
    expect(clock('12:30', [priority('11:00', 'low'), ['11:30', 'ticket.resolved'], ['11:40', 'ticket.reopened', { cause: 'agent' }], priority('12:00', 'high')], only)).toMatchObject({ phase: 'running', dueAt: t('13:10') });
    const first = story('12:30', [['10:05', 'ticket.changed', { tier: 'x' }], ['10:10', 'message.sent', { messageId: 'a' }], ['10:15', 'ticket.changed', { tier: null }]], { policy: { when: { all: [{ field: 'tier', notIn: ['x'] }] }, targets: { first_response: cell(60) } } });
    expect(first.clock('first_response')).toMatchObject({ result: 'cancelled', endReason: 'no_target', metAt: null }); // its cause no longer stood
  });

  test('S18 pauses belong to the ticket: no change of policy loses them', () => {
    const policies = [
      { when: { all: [{ field: 'tier', in: ['vip'] }] }, targets: { resolution: cell(60) } },
      { targets: { resolution: cell(120) } },
    ];
    const events: StoryEvent[] = [['10:00', 'ticket.opened'], status('10:30', 'pending'), ['10:40', 'ticket.changed', { tier: 'vip' }], status('11:30', 'open')];
    expect(tell({ now: '12:30', policies, events }).clock('resolution')).toMatchObject({ dueAt: t('12:00'), consumedSeconds: 5400 });
  });

  test('Q13 nothing left after a retarget in a pause: due at the resume', () => {
    expect(clock('13:00', [status('11:30', 'pending'), priority('11:40', 'urgent'), status('12:00', 'open')])).toMatchObject({ dueAt: t('12:00'), breachedAt: t('12:00') });
    expect(clock('13:00', [status('11:30', 'pending'), priority('11:40', 'urgent'), ['12:00', 'ticket.resolved']])).toMatchObject({ result: 'met' });
  });

  test('Q13 a clock breached, paused and resumed keeps its old due', () => {
    expect(clock('14:00', [status('12:30', 'pending'), status('13:00', 'open')])).toMatchObject({ dueAt: t('12:00'), breachedAt: t('12:00'), overdueSeconds: 5400 });
  });

  test('Q13 a retarget past its due and a fulfilment at the same instant: breached', () => {
    expect(clock('14:00', [priority('11:30', 'urgent'), ['11:30', 'ticket.resolved']])).toMatchObject({ result: 'breached', breachedAt: t('11:30'), endReason: 'fulfilled' });
    expect(clock('14:00', [priority('11:00', 'urgent'), ['11:00', 'ticket.resolved']])).toMatchObject({ result: 'met', dueAt: t('11:00') });
  });

  test('Q2 starting an instance re-matches nothing that runs; a change while resolved counts at the reopen', () => {
    const versions = [
      { id: 'p', targets: { resolution: cell(120), next_response: cell(30) } },
      { id: 'p', version: 2, from: t('11:00'), targets: { resolution: cell(240), next_response: cell(20) } },
    ];
    const both = tell({ now: '12:00', policies: versions, events: [['10:00', 'ticket.opened'], ['10:10', 'message.sent', { messageId: 'a' }], ['11:30', 'message.received', { messageId: 'm' }]] });
    expect(both.clock('resolution')).toMatchObject({ policyVersion: 1, dueAt: t('12:00') });
    expect(both.clock('next_response')).toMatchObject({ policyVersion: 2, dueAt: t('11:50') });
    const changed: StoryEvent[] = [['11:20', 'ticket.resolved'], priority('11:30', 'urgent'), ['12:00', 'ticket.reopened', { cause: 'agent' }]];
    expect(clock('13:00', changed.slice(0, 2))).toMatchObject({ targetSeconds: 7200, result: 'met' });
    expect(clock('13:00', changed)).toMatchObject({ targetSeconds: 3600, dueAt: t('11:00'), breachedAt: t('12:00'), flags: ['retargeted'] });
  });

  test('S28 warnings: once each, not re-armed by a resume, re-armed by a later due', () => {
    const warn = [{ metric: '*', percent: 75 }, { metric: 'resolution', beforeSeconds: 900 }];
    const warned = (now: string, events: StoryEvent[]) => clock(now, events, { policy: { warn, targets: { resolution: by({ '*': 120, urgent: 60, low: 240 }) } } })?.warnings;
    expect(warned('13:00', [])).toEqual([{ threshold: '75%', at: t('11:30') }, { threshold: '-900s', at: t('11:45') }]);
    expect(warned('11:30', [])).toEqual([]);
    expect(warned('13:00', [['11:30', 'ticket.resolved']])).toEqual([]);
    expect(warned('16:00', [status('11:40', 'pending'), status('13:00', 'open')])).toEqual([{ threshold: '75%', at: t('11:30') }, { threshold: '-900s', at: t('13:05') }]);
    expect(warned('16:00', [priority('11:40', 'low')])).toEqual([{ threshold: '75%', at: t('11:30') }, { threshold: '75%', at: t('13:00') }, { threshold: '-900s', at: t('13:45') }]);
    expect(warned('16:00', [['11:00', 'sla.due_set', { metric: 'resolution', dueAt: t('14:00'), reason: 'r' }]])).toEqual([{ threshold: '75%', at: t('13:00') }, { threshold: '-900s', at: t('13:45') }]);
  });

  test('Q12 a threshold already passed at a swap fires at the change, unless breached there', () => {
    const warn = [{ metric: '*', percent: 75 }];
    const warned = (now: string, events: StoryEvent[]) => clock(now, events, { policy: { warn, targets: { resolution: by({ '*': 120, urgent: 60 }) } } })?.warnings;
    expect(warned('10:50:01', [priority('10:50', 'urgent')])).toEqual([{ threshold: '75%', at: t('10:50') }]);
    expect(warned('10:50', [priority('10:50', 'urgent')])).toEqual([]);
    expect(warned('11:50', [priority('10:50', 'urgent'), ['10:50', 'ticket.resolved']])).toEqual([]);
    expect(warned('11:50', [priority('11:20', 'urgent')])).toEqual([]);
    expect(warned('12:50', [status('10:50', 'pending'), priority('11:00', 'urgent'), status('12:00', 'open')])).toEqual([{ threshold: '75%', at: t('12:00') }]);
    expect(clock('12:30', [], { policy: { warn: [{ metric: '*', beforeSeconds: 7200 }], targets: { resolution: cell(120) } } })?.warnings).toEqual([]);
  });

  test('S29 every due ever set is kept, with its cause; the ticket is due at the least', () => {
    const told = story('10:40', [status('10:10', 'pending'), status('10:20', 'open'), priority('10:30', 'urgent')]);
    expect(told.clock('resolution')?.explain.dues).toEqual([{ at: t('10:00'), dueAt: t('12:00'), cause: 'start' }, { at: t('10:20'), dueAt: t('12:10'), cause: 'resume' }, { at: t('10:30'), dueAt: t('11:10'), cause: 'retarget' }]);
    expect(told.ticket()).toMatchObject({ dueAt: t('10:30'), dueMetric: 'first_response' });
    expect(story('10:40', [['10:20', 'message.sent', { messageId: 'a' }], status('10:30', 'pending')]).ticket()).toMatchObject({ dueAt: null, dueMetric: null });
  });

  test('C8 out of reach within ten years of the start: no due, a flag', () => {
    const rare = [{ id: 'office', timeZone: 'UTC', weekly: { mon: [['09:00', '09:01']] } }];
    const far = story('13:00', [], { calendars: rare, policy: { targets: { resolution: cell(600, 'business') } } }).clock('resolution');
    expect(far).toMatchObject({ dueAt: null, flags: ['unreachable'], phase: 'running', result: 'pending' });
  });

  test('C9 a new version of the calendar moves the due of a running clock', () => {
    const calendars = [
      { id: 'office', timeZone: 'UTC', weekly: { mon: [['09:00', '17:00']] } },
      { id: 'office', from: t('12:00'), timeZone: 'UTC', weekly: { mon: [['09:00', '13:00']], tue: [['09:00', '13:00']] } },
    ];
    expect(story('11:00', [], { calendars, policy: { targets: { resolution: cell(240, 'business') } } }).clock('resolution')).toMatchObject({ dueAt: t('1d10:00') });
  });
});
