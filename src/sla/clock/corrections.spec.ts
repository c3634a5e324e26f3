import { describe, expect, test } from '@jest/globals';
import { cell, t, tell, type Story, type StoryEvent } from '../scenario/sla-story.js';

const opened: StoryEvent = ['10:00', 'ticket.opened'];
const mail = (time: string, messageId: string, ticket = 'T1'): StoryEvent => [time, 'message.received', { messageId, ticket }];
const sent = (time: string, messageId: string, ticket = 'T1'): StoryEvent => [time, 'message.sent', { messageId, ticket }];
const bounced = (time: string, messageId: string, permanent = true): StoryEvent => [time, 'message.bounced', { messageId, permanent }];
const resolved = (time: string, ticket = 'T1'): StoryEvent => [time, 'ticket.resolved', { ticket }];
const targets = { first_response: 60, next_response: 30, resolution: 240, periodic_update: 120 };
const story = (now: string, events: StoryEvent[], more: Partial<Story> = {}) => tell({ now, events, targets, ...more });
const summary = (told: ReturnType<typeof story>, ticket = 'T1') => told.ticket(ticket).instances.map(({ metric, seq, result, endReason }) => `${metric} ${seq} ${result} ${endReason ?? '-'}`);

describe('corrected facts', () => {
  test('S16 a permanent bounce: the message counts as never sent', () => {
    const events = [opened, sent('10:30', 'a'), bounced('10:50', 'a')];
    expect(story('10:50', events).clock('first_response')).toMatchObject({ result: 'pending', dueAt: t('11:00'), metAt: null, firstMetAt: null, endedAt: null });
    expect(story('10:50', events).clock('periodic_update')).toMatchObject({ result: 'cancelled', endReason: 'recomputed', endedAt: t('10:50'), startedBy: 'e1' });
    const late = story('13:00', [opened, sent('10:30', 'a'), bounced('12:00', 'a'), sent('12:30', 'b')]);
    expect(late.clock('first_response')).toMatchObject({ result: 'breached', breachedAt: t('11:00'), endedAt: t('12:30') });
    expect(late.clock('periodic_update', 2)).toMatchObject({ startedBy: 'e3', phase: 'running' });
    expect(story('10:50', [opened, sent('10:30', 'a'), bounced('10:50', 'a', false)]).clock('first_response')?.result).toBe('met');
  });

  test('S16 a reopen by delivery_failed undoes the resolve for response clocks', () => {
    const events = [opened, sent('10:30', 'a'), resolved('10:40'), bounced('10:50', 'a')];
    expect(story('13:00', events).clock('first_response')).toMatchObject({ result: 'cancelled', endReason: 'resolved', endedAt: t('10:40') });
    const undone = story('13:00', [...events, ['10:55', 'ticket.reopened', { cause: 'delivery_failed' }]]);
    expect(undone.clock('first_response')).toMatchObject({ phase: 'running', breachedAt: t('11:00') });
    expect(undone.clock('resolution')).toMatchObject({ phase: 'running', dueAt: t('14:15'), firstMetAt: t('10:40') });
  });

  test('Q7 a bounce cancels what only it had let start, also if that had ended; it revives the old periodic update', () => {
    const told = story('10:45', [opened, sent('10:10', 'a'), mail('10:20', 'm'), sent('10:30', 'b'), bounced('10:40', 'a')]);
    expect(summary(told)).toEqual(['first_response 1 met fulfilled', 'resolution 1 pending -', 'periodic_update 1 cancelled recomputed', 'next_response 1 cancelled recomputed', 'periodic_update 2 pending -']);
    expect(told.clock('next_response')).toMatchObject({ endedAt: t('10:30'), metAt: null });
    const revived = story('11:00', [opened, sent('10:10', 'a'), sent('10:30', 'b'), ['10:40', 'ticket.closed'], bounced('10:50', 'b'), ['10:55', 'ticket.reopened', { cause: 'delivery_failed' }]]);
    expect(revived.clock('periodic_update')).toMatchObject({ startedAt: t('10:10'), phase: 'running', dueAt: t('12:10') });
    expect(revived.clock('periodic_update', 2)).toMatchObject({ result: 'cancelled', endReason: 'recomputed' });
  });

  test('S16 an undone resolve pauses nothing: a change and a response in it find a running periodic update', () => {
    const policy = { targets: { first_response: cell(60), periodic_update: { normal: { seconds: 7200, basis: 'calendar' }, urgent: { seconds: 3600, basis: 'calendar' } } } };
    const events: StoryEvent[] = [opened, sent('10:10', 'a'), sent('10:15', 'b'), resolved('10:20'), ['10:30', 'ticket.changed', { priority: 'urgent' }], bounced('10:40', 'b'), ['10:50', 'ticket.reopened', { cause: 'delivery_failed' }]];
    expect(story('11:00', events, { policy }).clock('periodic_update')).toMatchObject({ phase: 'running', startedAt: t('10:10'), dueAt: t('11:10') });
  });

  const second: StoryEvent = ['09:30', 'ticket.opened', { ticket: 'T2' }];
  const merged = (time: string): StoryEvent => [time, 'ticket.merged', { ticket: 'T2', into: 'T1' }];

  test('S21 a merge: the survivor’s clocks are folded over both tickets', () => {
    const told = story('10:20', [second, opened, merged('10:20')]);
    expect(told.tickets.map(({ ticket }) => ticket)).toEqual(['T2', 'T1']);
    expect(told.clock('first_response')).toMatchObject({ seq: 1, startedAt: t('09:30'), dueAt: t('10:30'), startedBy: 'e0' });
    expect(told.clock('resolution')).toMatchObject({ startedAt: t('09:30'), dueAt: t('13:30') });
    expect(told.ticket('T2')).toMatchObject({ state: 'merged', dueAt: null, ball: { us: 3000 } });
    expect(summary(told, 'T2')).toEqual(['first_response 1 merged merged', 'resolution 1 merged merged']);
    const answered = story('11:20', [second, opened, sent('09:50', 'a', 'T2'), mail('10:10', 'm'), merged('10:20')]);
    expect(answered.clock('first_response')).toMatchObject({ result: 'met', metAt: t('09:50') });
    expect(answered.clock('next_response')).toMatchObject({ startedAt: t('10:00'), breachedAt: t('10:30') });
  });

  test('S21 a resolved source adds nothing; an unmerge is as if never merged', () => {
    expect(story('10:20', [second, opened, resolved('10:10', 'T2'), merged('10:20')]).clock('first_response')).toMatchObject({ startedAt: t('10:00') });
    const apart = story('10:50', [second, opened, merged('10:20'), ['10:40', 'ticket.unmerged', { ticket: 'T2' }]]);
    expect(apart.clock('first_response')).toMatchObject({ startedAt: t('10:00'), dueAt: t('11:00') });
    expect(apart.clock('first_response', 1, 'T2')).toMatchObject({ phase: 'running', result: 'breached', breachedAt: t('10:30') });
  });

  test('Q8 the survivor keeps its own breach, a source keeps its time; what the refold lacks is cancelled', () => {
    const told = story('12:00', [second, opened, sent('09:50', 'a', 'T2'), merged('11:30')]);
    expect(told.clock('first_response')).toMatchObject({ startedAt: t('09:30'), result: 'breached', breachedAt: t('11:00') });
    const source = story('12:00', [second, opened, sent('10:20', 'b'), merged('11:30')]);
    expect(source.clock('first_response', 1, 'T2')).toMatchObject({ result: 'merged', breachedAt: t('10:30') });
    expect(source.clock('first_response')).toMatchObject({ result: 'met', startedAt: t('09:30') });
    const lost = story('12:00', [['09:30', 'ticket.opened', { ticket: 'T2', origin: 'agent' }], sent('09:40', 'a', 'T2'), opened, merged('10:20')]);
    expect(lost.clock('first_response')).toMatchObject({ result: 'cancelled', endReason: 'recomputed', endedAt: t('10:20') });
    expect(lost.clock('next_response')).toMatchObject({ startedAt: t('10:00'), phase: 'running' });
  });

  const split = (time: string, messages: string[]): StoryEvent => [time, 'ticket.opened', { ticket: 'T2', splitFrom: 'T1', messages }];

  test('S22 a split starts at the earliest copied message from a customer; a copied reply after it is a response', () => {
    const base = [opened, mail('10:00', 'm1'), sent('10:20', 'a'), mail('10:30', 'm2')];
    const told = story('12:30', [...base, split('12:00', ['a', 'm2'])]);
    expect(told.clock('first_response', 1, 'T2')).toMatchObject({ startedAt: t('10:30'), startedBy: 'e3', dueAt: t('11:30'), breachedAt: t('12:00'), flags: ['split'] });
    expect(told.clock('first_response')).toMatchObject({ result: 'met' });
    const answered = story('12:30', [...base, split('12:00', ['m1', 'a'])]);
    expect(answered.clock('first_response', 1, 'T2')).toMatchObject({ result: 'met', metAt: t('10:20') });
    const ours = story('12:30', [...base, split('12:00', ['a']), mail('12:10', 'm3', 'T2')]);
    expect(summary(ours, 'T2')).toEqual(['resolution 1 pending -', 'next_response 1 pending -']);
  });

  test('Q9 resolution and ball start at the split; broken at the split even if that lies after the end', () => {
    const late = story('13:30', [opened, mail('10:00', 'm1'), sent('11:30', 'a'), split('12:00', ['m1', 'a'])]);
    expect(late.clock('first_response', 1, 'T2')).toMatchObject({ result: 'breached', endedAt: t('11:30'), breachedAt: t('12:00'), flags: ['split'] });
    expect(late.clock('resolution', 1, 'T2')).toMatchObject({ startedAt: t('12:00'), flags: [] });
    expect(late.ticket('T2').ball.us).toBe(5400);
  });

  test('S21 a split that is merged back counts its copied messages once', () => {
    const back = story('12:30', [opened, mail('10:00', 'm1'), sent('10:20', 'a'), split('12:00', ['m1']), ['12:10', 'ticket.merged', { ticket: 'T2', into: 'T1' }]]);
    expect(back.clock('first_response')).toMatchObject({ result: 'met', metAt: t('10:20') });
    expect(back.clock('next_response')).toBeUndefined();
  });

  test('S21 S16 a message of the source that bounces after the merge', () => {
    const told = story('12:00', [['10:05', 'ticket.opened', { ticket: 'T2' }], opened, sent('10:20', 'a', 'T2'), ['10:30', 'ticket.merged', { ticket: 'T2', into: 'T1' }], bounced('10:40', 'a')]);
    expect(told.clock('first_response')).toMatchObject({ phase: 'running', breachedAt: t('11:00') });
    expect(told.clock('periodic_update')).toMatchObject({ result: 'cancelled', endReason: 'recomputed' });
  });

  test('Q13 a split past its due and a fulfilment at the same instant: breached', () => {
    const told = story('13:00', [opened, mail('10:00', 'm1'), ['12:00', 'ticket.opened', { ticket: 'T2', splitFrom: 'T1', messages: ['m1'] }], sent('12:00', 'b', 'T2')]);
    expect(told.clock('first_response', 1, 'T2')).toMatchObject({ result: 'breached', breachedAt: t('12:00'), endedAt: t('12:00') });
  });

  test('S24 spam cancels, breaches stay; unmarking is as if never, with a flag', () => {
    const spam: StoryEvent = ['11:30', 'ticket.marked_spam'];
    const marked = story('12:00', [opened, spam, mail('11:40', 'm')]);
    expect(marked.ticket()).toMatchObject({ state: 'spam', dueAt: null, ball: { us: 7200 } });
    expect(summary(marked)).toEqual(['first_response 1 breached spam', 'resolution 1 cancelled spam']);
    const restored = story('12:00', [opened, spam, ['11:50', 'ticket.unmarked_spam']]);
    expect(restored.clock('resolution')).toMatchObject({ phase: 'running', flags: ['restored'], dueAt: t('14:00'), consumedSeconds: 7200 });
    expect(restored.ticket().state).toBe('new');
  });

  test('S26 a fact that arrives late recomputes: only its instant counts, not its place in the log', () => {
    const late = story('12:00', [opened, ['11:30', 'note.added'], sent('10:30', 'a')]);
    expect(late.clock('first_response')).toMatchObject({ result: 'met', breachedAt: null });
  });
});

describe('call-backs and calls', () => {
  const policy = { targets: { first_response: cell(60), next_response: cell(30), resolution: cell(240), callback: cell(60) } };
  const call = (time: string, type: string, direction: string): StoryEvent => [time, type, { direction }];
  const missed = call('10:00', 'call.missed', 'inbound');
  const phone = (now: string, events: StoryEvent[]) => tell({ now, policy, events: [opened, ...events] });

  test('S10 a call-back runs on through resolve; attempts are counted; an answered call of either direction meets it', () => {
    const told = phone('13:00', [missed, resolved('10:10'), call('10:20', 'call.missed', 'outbound'), call('10:30', 'call.answered', 'outbound')]);
    expect(told.clock('callback')).toMatchObject({ result: 'met', attempts: 1, metAt: t('10:30'), dueAt: t('11:00') });
    expect(phone('13:00', [missed, resolved('10:10')]).clock('callback')).toMatchObject({ phase: 'running', breachedAt: t('11:00') });
  });

  const promised: StoryEvent = ['10:05', 'callback.promised', { callbackId: 'c', dueAt: t('12:00') }];

  test('Q10 a missed call while a promise runs starts no second call-back; promises run beside each other', () => {
    const told = phone('11:00', [promised, call('10:10', 'call.missed', 'inbound'), ['10:15', 'callback.promised', { callbackId: 'd', dueAt: t('13:00') }]]);
    expect(told.ticket().instances.filter(({ metric }) => metric === 'callback')).toHaveLength(2);
    expect(told.clock('callback')).toMatchObject({ policyId: null, policyVersion: null, targetSeconds: null, basis: 'calendar', calendarId: null, dueAt: t('12:00'), consumedSeconds: 3300, remainingSeconds: 3600 });
  });

  test('S10 a withdrawal cancels; unreachable needs three attempts first', () => {
    const attempts = ['10:20', '10:30', '10:40'].map((time) => call(time, 'call.missed', 'outbound'));
    const gone: StoryEvent = ['10:50', 'callback.withdrawn', { callbackId: 'c', reason: 'unreachable' }];
    expect(phone('11:00', [promised, ...attempts, gone]).clock('callback')).toMatchObject({ result: 'cancelled', endReason: 'withdrawn', attempts: 3 });
    expect(() => phone('11:00', [promised, ...attempts.slice(1), gone])).toThrow('/events/4/reason');
    expect(() => phone('11:00', [gone])).toThrow('/events/1/callbackId');
    expect(phone('11:00', [promised, ['10:30', 'callback.withdrawn', { callbackId: 'c', reason: 'declined' }]]).clock('callback')?.endReason).toBe('withdrawn');
  });

  test('S25 calls: answered inbound fulfils, missed is a contact, outbound answered is a response, outbound unanswered is nothing', () => {
    expect(phone('10:30', [call('10:00', 'call.answered', 'inbound')]).clock('first_response')).toMatchObject({ result: 'met', consumedSeconds: 0 });
    expect(phone('10:30', [call('10:10', 'call.answered', 'outbound')]).clock('first_response')?.result).toBe('met');
    expect(phone('10:30', [call('10:10', 'call.missed', 'outbound')]).ticket().instances).toHaveLength(2);
    const later = phone('10:30', [['10:05', 'message.sent', { messageId: 'a' }], ['10:10', 'ticket.status_changed', { to: 'pending' }], call('10:20', 'call.missed', 'inbound')]);
    expect(later.ticket()).toMatchObject({ state: 'open' });
    expect(later.clock('next_response')).toMatchObject({ startedAt: t('10:20') });
  });

  test('Q1 a missed call on a resolved ticket starts a call-back and nothing else', () => {
    const told = phone('10:30', [['10:05', 'message.sent', { messageId: 'a' }], resolved('10:10'), call('10:20', 'call.missed', 'inbound')]);
    expect(told.ticket().instances.filter(({ phase }) => phase === 'running').map(({ metric }) => metric)).toEqual(['callback']);
  });

  test('Q12 an instant promise has no percentage warnings', () => {
    const told = tell({ now: '13:00', policy: { ...policy, warn: [{ metric: '*', percent: 50 }, { metric: 'callback', beforeSeconds: 600 }] }, events: [opened, ['10:00', 'callback.promised', { callbackId: 'c', dueAt: t('12:00') }]] });
    expect(told.clock('callback')?.warnings).toEqual([{ threshold: '-600s', at: t('11:50') }]);
  });
});
