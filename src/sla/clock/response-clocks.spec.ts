import { describe, expect, test } from '@jest/globals';
import { cell, t, tell, type Story, type StoryEvent } from '../scenario/sla-story.js';

const opened: StoryEvent = ['10:00', 'ticket.opened'];
const mail = (time: string, messageId: string): StoryEvent => [time, 'message.received', { messageId }];
const sent = (time: string, messageId: string, by = 'agent'): StoryEvent => [time, 'message.sent', { messageId, by }];
const targets = { first_response: 60, next_response: 30 };
const story = (now: string, events: StoryEvent[], more: Partial<Story> = {}) => tell({ now, events: [opened, ...events], targets, ...more });

describe('response clocks', () => {
  test('S1 fulfilled exactly at the due is met', () => {
    expect(story('12:00', [sent('11:00', 'a')]).clock('first_response')).toMatchObject({ result: 'met', metAt: t('11:00'), breachedAt: null, consumedSeconds: 3600, remainingSeconds: 0 });
    expect(story('12:00', [sent('11:00:01', 'a')]).clock('first_response')).toMatchObject({ result: 'breached', metAt: null, firstMetAt: null, endReason: 'fulfilled', overdueSeconds: 1 });
  });

  test('S2 at the due still pending, after it breached since the due', () => {
    expect(story('11:00', []).clock('first_response')).toMatchObject({ result: 'pending', phase: 'running', breachedAt: null });
    expect(story('11:00:01', []).clock('first_response')).toMatchObject({ result: 'breached', phase: 'running', breachedAt: t('11:00'), overdueSeconds: 1, remainingSeconds: 0 });
  });

  test('S3 events of an instant apply before the deadlines of that instant, in the order of the file', () => {
    const same = story('12:00', [['11:00', 'ticket.resolved', { by: 'agent' }], sent('11:00', 'a')]);
    expect(same.clock('first_response')).toMatchObject({ result: 'cancelled', endReason: 'resolved', breachedAt: null });
    const unsorted = tell({ now: '12:00', targets, events: [sent('10:30', 'a'), opened] });
    expect(unsorted.clock('first_response')).toMatchObject({ result: 'met', startedBy: 'e1' });
  });

  const office = { policy: { targets: { first_response: cell(60, 'business'), next_response: cell(30, 'business') } } };
  test('S4 outside hours nothing counts; a reply before opening took 0 s', () => {
    const night = tell({ now: '12:00', events: [['06:00', 'ticket.opened'], sent('08:00', 'a')], ...office });
    expect(night.clock('first_response')).toMatchObject({ result: 'met', consumedSeconds: 0, dueAt: t('10:00') });
  });

  test('S5 no next response before the first was given, however short its target', () => {
    const early = story('12:00', [mail('10:05', 'm')]);
    expect(early.ticket().instances.map(({ metric }) => metric)).toEqual(['first_response']);
  });

  test('S6 later messages never move a running clock', () => {
    const many = story('11:20', [sent('10:10', 'a'), mail('10:20', 'm1'), mail('10:40', 'm2'), sent('10:50', 'b'), mail('11:00', 'm3')]);
    expect(many.clock('next_response')).toMatchObject({ startedAt: t('10:20'), startedBy: 'e2', dueAt: t('10:50'), result: 'met' });
    expect(many.clock('next_response', 2)).toMatchObject({ startedAt: t('11:00'), phase: 'running' });
  });

  test('S7 pending stops no response clock; a contact makes the ticket open', () => {
    const waiting = story('11:30', [['10:10', 'ticket.status_changed', { to: 'pending' }]]);
    expect(waiting.clock('first_response')).toMatchObject({ phase: 'running', breachedAt: t('11:00') });
    expect(story('11:30', [['10:10', 'ticket.status_changed', { to: 'on_hold' }], mail('10:20', 'm')]).ticket()).toMatchObject({ state: 'open', ball: { thirdParty: 600 } });
    expect(story('11:30', [['10:10', 'ticket.status_changed', { to: 'pending' }], ['10:20', 'message.received', { messageId: 'm', kind: 'auto' }]]).ticket().state).toBe('pending');
  });

  test('S8 a resolve cancels next response and periodic update; a breach stays', () => {
    const policy = { targets: { first_response: cell(60), next_response: cell(30), periodic_update: cell(60) } };
    const done = (at: string) => story('14:00', [sent('10:10', 'a'), mail('10:20', 'm'), [at, 'ticket.resolved']], { policy });
    expect(done('10:30').clock('next_response')).toMatchObject({ result: 'cancelled', endReason: 'resolved', metAt: null });
    expect(done('10:30').clock('periodic_update')).toMatchObject({ result: 'cancelled', endReason: 'resolved', dueAt: t('11:10') });
    expect(done('11:00').clock('next_response')).toMatchObject({ result: 'breached', endReason: 'resolved', breachedAt: t('10:50'), endedAt: t('11:00') });
  });

  test('S9 resolved without any response', () => {
    const by = (who: string, at = '10:30') => story('14:00', [[at, 'ticket.resolved', { by: who }]]).clock('first_response');
    expect(by('customer')).toMatchObject({ result: 'met', endReason: 'fulfilled', metAt: t('10:30') });
    expect(by('agent')).toMatchObject({ result: 'cancelled', endReason: 'resolved' });
    expect(by('rule')).toMatchObject({ result: 'cancelled', endReason: 'resolved' });
    expect(by('customer', '11:30')).toMatchObject({ result: 'breached', endReason: 'fulfilled', metAt: null });
    expect(story('14:00', [['10:30', 'ticket.closed']]).clock('first_response')).toMatchObject({ result: 'cancelled', endReason: 'resolved' });
  });

  test('S14 a message on a resolved ticket starts nothing until a reopen names it', () => {
    const thanks: StoryEvent[] = [sent('10:10', 'a'), ['10:20', 'ticket.resolved'], mail('10:30', 'm')];
    expect(story('11:30', thanks).clock('next_response')).toBeUndefined();
    const again = story('11:30', [...thanks, ['10:40', 'ticket.reopened', { cause: 'message', messageId: 'm' }]]);
    expect(again.clock('next_response')).toMatchObject({ startedAt: t('10:30'), startedBy: 'e3', dueAt: t('11:00') });
    const customer = story('11:30', [...thanks, ['10:40', 'ticket.reopened', { cause: 'customer' }]]);
    expect(customer.clock('next_response')).toMatchObject({ startedAt: t('10:40'), startedBy: 'e4' });
    const never = story('11:30', [['10:20', 'ticket.resolved'], ['10:40', 'ticket.reopened', { cause: 'customer' }]]);
    expect(never.clock('first_response', 2)).toMatchObject({ startedAt: t('10:40') });
  });

  test('S15 a reopen by an agent starts only the periodic update, and only after a response', () => {
    const policy = { targets: { first_response: cell(60), next_response: cell(30), resolution: cell(240), periodic_update: cell(60) } };
    const reopened = (first: StoryEvent[]) => story('11:30', [...first, ['10:20', 'ticket.resolved'], ['10:40', 'ticket.reopened', { cause: 'agent' }]], { policy });
    expect(reopened([sent('10:10', 'a')]).clock('periodic_update', 2)).toMatchObject({ startedAt: t('10:40'), startedBy: 'e3' });
    expect(reopened([sent('10:10', 'a')]).clock('next_response')).toBeUndefined();
    const silent = reopened([]);
    expect(silent.ticket().instances.map(({ metric, phase }) => [metric, phase])).toEqual([['first_response', 'ended'], ['resolution', 'running']]);
  });

  test('S19 assigning touches no clock, and is not traced', () => {
    const assigned = story('10:30', [['10:10', 'ticket.assigned'], ['10:11', 'note.added']]);
    expect(assigned.clock('first_response')).toMatchObject({ dueAt: t('11:00'), flags: [] });
    expect(assigned.ticket().explain.matches).toHaveLength(1);
  });

  test('S23 agent-initiated: the customer’s first message starts next response', () => {
    const ours = tell({ now: '12:00', targets: { ...targets, resolution: 240 }, events: [['10:00', 'ticket.opened', { origin: 'agent' }], sent('10:05', 'a'), mail('10:30', 'm')] });
    expect(ours.ticket().instances.map(({ metric, startedAt }) => [metric, startedAt])).toEqual([['resolution', t('10:00')], ['next_response', t('10:30')]]);
  });

  test.each(['bot', 'rule', 'survey', 'system'])('S25 a message by %s is no response', (by) => {
    expect(story('12:00', [sent('10:30', 'a', by)]).clock('first_response')?.phase).toBe('running');
  });

  test('Q1 a contact with no response ever and no running first response starts another', () => {
    const again = story('11:30', [['10:20', 'ticket.resolved'], ['10:40', 'ticket.reopened', { cause: 'agent' }], mail('10:50', 'm')]);
    expect(again.clock('first_response', 2)).toMatchObject({ startedAt: t('10:50'), startedBy: 'e3' });
  });

  test('Q5 agent-initiated, never answered, resolved, reopened by the customer: next response', () => {
    const ours = tell({ now: '12:00', targets, events: [['10:00', 'ticket.opened', { origin: 'agent' }], ['10:10', 'ticket.resolved'], ['10:30', 'ticket.reopened', { cause: 'customer' }]] });
    expect(ours.ticket().instances.map(({ metric }) => metric)).toEqual(['next_response']);
  });

  test('Q6 a reopen that names an old message: due since that message', () => {
    const old = story('13:00', [sent('10:10', 'a'), mail('10:20', 'm'), sent('10:25', 'b'), ['10:30', 'ticket.resolved'], ['12:00', 'ticket.reopened', { cause: 'message', messageId: 'm' }]]);
    expect(old.clock('next_response', 2)).toMatchObject({ startedAt: t('10:20'), startedBy: 'e2', dueAt: t('10:50'), breachedAt: t('10:50') });
    expect(old.ticket().explain.matches.at(-1)).toMatchObject({ at: t('12:00'), eventId: 'e5' });
  });
});
