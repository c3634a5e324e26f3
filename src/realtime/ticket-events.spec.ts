import { expect, test } from '@jest/globals';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { byTicket, changesRow, toTicketEvents } from './ticket-events.js';

const event = (name: string, payload: unknown, ticketId: string | null = '10') => ({ name, payload, ticketId }) as RecordedEvent;

test.each([
  ['ticket.assigned', true],
  ['message.received', true],
  ['note.added', true],
  ['sla.warned', false],
  ['survey.answered', false],
  ['escalation.raised', false],
])('%s may change the row: %p', (name, changes) => expect(changesRow(name)).toBe(changes));

test('W3 a ticket frame carries ids, never words or addresses', () => {
  const bounced = event('message.bounced', { messageId: '5', seq: 4, permanent: true, recipient: 'wang@example.com', reason: 'mailbox of wang@example.com full' });
  expect(toTicketEvents([bounced], { version: 9, seq: 6 })).toEqual([{ name: 'message.bounced', ids: { messageId: '5' }, version: 9, seq: 4 }]);
});

test('the seq of a clock is not that of a message', () => {
  expect(toTicketEvents([event('sla.breached', { metric: 'resolution', seq: 1 })], { version: 9, seq: 6 })).toEqual([{ name: 'sla.breached', ids: {}, version: 9, seq: 6 }]);
});

test('events go by ticket, in order; those of none are left out', () => {
  const [a, b, c, d] = [event('a', {}), event('b', {}, '11'), event('c', {}), event('d', {}, null)];
  expect([...byTicket([a!, b!, c!, d!])]).toEqual([['10', [a, c]], ['11', [b]]]);
});
