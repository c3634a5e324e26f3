import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { recipientsOf, toNotice } from './agent-notices.js';

const event = (name: string, payload: unknown, actorId: string | null = null) =>
  ({ name, payload, position: 8, at: new Date('2026-03-02T10:00:00Z'), ticketId: '10', actorType: actorId === null ? 'rule' : 'agent', actorId }) as RecordedEvent;
const escalation = event('escalation.raised', { ruleName: 'First reply', metric: 'first_response', recipientIds: ['1', '2'] });

describe('CN1 notices', () => {
  test.each([
    ['an escalation tells its recipients', escalation, ['1', '2']],
    ['an assignment tells the new assignee', event('ticket.assigned', { from: '1', to: '2' }, '1'), ['2']],
    ['taking a ticket oneself is no news', event('ticket.assigned', { from: null, to: '2' }, '2'), []],
    ['unassigning tells nobody', event('ticket.assigned', { from: '1', to: null }, '2'), []],
    ['other events tell nobody', event('ticket.resolved', { assigneeId: '1' }, '2'), []],
  ])('%s', (_, one, recipients) => expect(recipientsOf(one)).toEqual(recipients));

  test('a notice does not say who else was told', () => {
    expect(toNotice(escalation)).toEqual({
      position: 8, name: 'escalation.raised', at: '2026-03-02T10:00:00.000Z', ticketId: '10', payload: { ruleName: 'First reply', metric: 'first_response' },
    });
  });
});
