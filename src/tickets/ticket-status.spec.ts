import { describe, expect, test } from '@jest/globals';
import { ticketStatuses, type TicketStatus } from './tickets.contract.js';
import { afterAgentReply, afterCustomerMessage, isLive, transitions } from './ticket-status.js';

const now = new Date('2026-11-20T10:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe('T11 and S7: what a customer message does', () => {
  test.each<[TicketStatus, Date | null, string]>([
    ['new', null, 'none'],
    ['open', null, 'none'],
    ['pending', null, 'open'],
    ['on_hold', null, 'open'],
    ['resolved', daysAgo(1), 'reopen'],
    ['resolved', daysAgo(14), 'reopen'],
    ['resolved', daysAgo(15), 'follow_up'],
    ['resolved', null, 'reopen'],
    ['closed', daysAgo(1), 'follow_up'],
  ])('%s resolved %s → %s', (status, resolvedAt, effect) => expect(afterCustomerMessage(status, resolvedAt, 14, now).effect).toBe(effect));
});

describe('the transition table', () => {
  test('is total, never names its own status, and every live status can be resolved', () => {
    for (const status of ticketStatuses) {
      expect(transitions[status]).not.toContain(status);
      expect(transitions[status].length).toBeGreaterThan(0);
      if (isLive(status)) expect(transitions[status]).toContain('resolved');
    }
  });
  test('nothing goes back to new', () => expect(Object.values(transitions).flat()).not.toContain('new'));
  test('a reply opens a new ticket and leaves others alone', () => {
    expect(afterAgentReply('new')).toBe('open');
    expect(afterAgentReply('pending')).toBe('pending');
  });
});
