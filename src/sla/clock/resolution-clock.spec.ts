import { describe, expect, test } from '@jest/globals';
import { cell, faultsOf, t, tell, type Story, type StoryEvent } from '../scenario/sla-story.js';

const status = (time: string, to: string): StoryEvent => [time, 'ticket.status_changed', { to }];
const resolved = (time: string): StoryEvent => [time, 'ticket.resolved'];
const reopened = (time: string): StoryEvent => [time, 'ticket.reopened', { cause: 'agent' }];
const due = (time: string, dueAt: string): StoryEvent => [time, 'sla.due_set', { metric: 'resolution', dueAt: t(dueAt), reason: 'promised' }];
const cleared = (time: string): StoryEvent => [time, 'sla.due_cleared', { metric: 'resolution' }];
const story = (now: string, events: StoryEvent[], more: Partial<Story> = {}) => tell({ now, events: [['10:00', 'ticket.opened'], ...events], targets: { resolution: 120 }, ...more });
const clock = (...args: Parameters<typeof story>) => story(...args).clock('resolution');

describe('resolution', () => {
  test('S11 open time: pauses and resolved time do not count, the start never moves, a reopen resumes', () => {
    const paused = clock('14:00', [status('10:30', 'pending'), status('11:30', 'open')]);
    expect(paused).toMatchObject({ startedAt: t('10:00'), dueAt: t('13:00'), consumedSeconds: 10_800, breachedAt: t('13:00') });
    expect(paused?.explain.intervals.map(({ seconds, reason, counted }) => [seconds, reason, counted])).toEqual([[1800, 'calendar_time', true], [3600, 'pending', false], [9000, 'calendar_time', true]]);
    const again = clock('15:00', [resolved('11:00'), reopened('14:30')]);
    expect(again).toMatchObject({ result: 'pending', phase: 'running', metAt: null, firstMetAt: t('11:00'), dueAt: t('15:30'), consumedSeconds: 5400, endedAt: null });
    expect(again?.explain.intervals[1]).toMatchObject({ reason: 'resolved', seconds: 12_600 });
    expect(clock('11:30', [status('10:30', 'on_hold')])).toMatchObject({ phase: 'running' }); // pauseOn lacks it
  });

  test('S12 first resolution: the first resolve ends it for good', () => {
    const once = clock('15:00', [resolved('11:00'), reopened('12:00')], { policy: { resolutionMode: 'first_resolution', targets: { resolution: cell(120) } } });
    expect(once).toMatchObject({ phase: 'ended', result: 'met', metAt: t('11:00'), consumedSeconds: 3600, remainingSeconds: 3600 });
  });

  test('S13 breached is terminal; overdue freezes at the end and grows on after a reopen', () => {
    expect(clock('15:00', [resolved('12:30')])).toMatchObject({ result: 'breached', overdueSeconds: 1800, endReason: 'fulfilled' });
    expect(clock('15:00', [resolved('12:30'), reopened('14:00')])).toMatchObject({ result: 'breached', phase: 'running', breachedAt: t('12:00'), dueAt: t('12:00'), overdueSeconds: 5400 });
  });

  test('S20 a pause at the very due leaves 0 s: due at the resume', () => {
    expect(clock('13:00', [status('12:00', 'pending')])).toMatchObject({ phase: 'paused', result: 'pending', dueAt: null, breachedAt: null, remainingSeconds: 0 });
    expect(clock('14:00', [status('12:00', 'pending'), status('13:00', 'open')])).toMatchObject({ dueAt: t('13:00'), breachedAt: t('13:00') });
    expect(clock('13:00', [status('12:00', 'pending'), status('13:00', 'open')])).toMatchObject({ dueAt: t('13:00'), result: 'pending' });
  });

  test('S27 a manual due beats the computed one until cleared; a pause neither moves it nor lets it breach', () => {
    expect(clock('13:00', [due('11:00', '14:00')])).toMatchObject({ dueAt: t('14:00'), manual: true, breachedAt: null, targetSeconds: 7200, overdueSeconds: 3600 });
    expect(clock('13:00', [due('11:00', '14:00'), ['11:30', 'ticket.changed', { priority: 'urgent' }]], { policy: { targets: { resolution: { '*': { seconds: 7200, basis: 'calendar' }, urgent: { seconds: 60, basis: 'calendar' } } } } })).toMatchObject({ dueAt: t('14:00'), targetSeconds: 60, result: 'pending', flags: ['retargeted'] });
    expect(clock('13:00', [due('11:00', '12:00'), cleared('11:30')])).toMatchObject({ manual: false, dueAt: t('12:00') });
  });

  test('Q3 manual due and pauses', () => {
    expect(clock('13:00', [due('11:00', '12:30'), status('11:10', 'pending')])).toMatchObject({ dueAt: null, phase: 'paused', result: 'pending' });
    expect(clock('14:00', [due('11:00', '12:30'), status('11:10', 'pending'), status('13:00', 'open')])).toMatchObject({ dueAt: t('12:30'), breachedAt: t('13:00') });
    expect(clock('14:00', [due('11:00', '12:30'), status('11:10', 'pending'), resolved('13:00')])).toMatchObject({ result: 'met', dueAt: t('12:30') });
    expect(clock('14:00', [due('11:00', '15:00'), resolved('12:00'), reopened('13:00')])).toMatchObject({ dueAt: t('15:00'), manual: true, result: 'pending' });
    expect(clock('14:00', [due('11:00', '15:00'), cleared('13:00')])).toMatchObject({ dueAt: t('12:00'), breachedAt: t('13:00') });
  });

  test('Q3 §9 a manual due that is not possible', () => {
    const bad = (events: StoryEvent[], targets: Record<string, number> = { resolution: 120 }) => faultsOf({ now: '20:00', targets, events: [['10:00', 'ticket.opened'], ...events] }).map(({ pointer }) => pointer);
    expect(bad([due('11:00', '11:00')])).toEqual(['/events/1/dueAt']);
    expect(bad([due('10:10', '10:30')], { first_response: 60, resolution: 120 })).toEqual(['/events/1/dueAt']);
    expect(bad([due('10:10', '11:00')], { first_response: 60, resolution: 120 })).toEqual([]);
    expect(bad([resolved('11:00'), due('11:30', '15:00')])).toEqual(['/events/2/metric']);
    expect(bad([due('11:30', '15:00')], { first_response: 60 })).toEqual(['/events/1/metric']);
  });

  test('S31 the ball sums to the whole', () => {
    const { ball } = story('15:00:00.5', [status('10:30', 'pending'), status('11:00', 'on_hold'), status('11:10', 'open'), resolved('12:00'), ['12:30', 'ticket.closed']]).ticket();
    expect(ball).toEqual({ us: 1800 + 3000, customer: 1800, thirdParty: 600, resolved: 10_800.5 });
  });

  test('Q4 overdue is consumed less target, always', () => {
    expect(clock('13:00', [due('10:10', '10:30')])).toMatchObject({ result: 'breached', breachedAt: t('10:30'), overdueSeconds: 3600 });
    expect(clock('11:00', [due('10:10', '10:30')])).toMatchObject({ result: 'breached', overdueSeconds: 0 });
  });

  test('Q11 a status on a resolved ticket, a reopen of an open one', () => {
    expect(faultsOf({ now: '20:00', events: [['10:00', 'ticket.opened'], resolved('11:00'), status('12:00', 'open')] }).map(({ pointer }) => pointer)).toEqual(['/events/2/type']);
    expect(faultsOf({ now: '20:00', events: [['10:00', 'ticket.opened'], reopened('11:00')] }).map(({ pointer }) => pointer)).toEqual(['/events/1/type']);
  });

  test('Q16 ended in a pause keeps the due before it', () => {
    expect(clock('15:00', [status('11:00', 'pending'), resolved('14:00')])).toMatchObject({ result: 'met', dueAt: t('12:00'), consumedSeconds: 3600, metAt: t('14:00') });
  });

  test('periodic update: each response fulfils and starts it, a pause shifts its due', () => {
    const told = story('13:00', [['10:10', 'message.sent', { messageId: 'a' }], status('10:20', 'pending'), ['10:40', 'message.received', { messageId: 'm' }], ['11:00', 'message.sent', { messageId: 'b' }]], { targets: { periodic_update: 60 } });
    expect(told.clock('periodic_update')).toMatchObject({ dueAt: t('11:30'), result: 'met', consumedSeconds: 1800 });
    expect(told.clock('periodic_update', 2)).toMatchObject({ startedAt: t('11:00'), breachedAt: t('12:00') });
  });
});
