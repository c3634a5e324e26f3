import { describe, expect, test } from '@jest/globals';
import { beyondLimit, isTicketId, parseTopic, scopeKey } from './topic.js';

describe('topics (RT2)', () => {
  test.each([
    ['view:my-open', { kind: 'view', id: 'my-open' }],
    ['view:team-7', { kind: 'view', id: 'team-7' }],
    ['ticket:10', { kind: 'ticket', id: '10' }],
    ['board:all', { kind: 'board', id: 'all' }],
  ])('%s is taken apart', (topic, parts) => expect(parseTopic(topic)).toEqual(parts));

  test('a ticket is named by its id only', () => {
    expect(isTicketId('10')).toBe(true);
    expect(['0', '-1', 'abc', '12345678901234567890', '9223372036854775808'].filter(isTicketId)).toEqual([]);
  });

  test('the 21st view and the 61st ticket are one too many, whatever else is watched', () => {
    const views = Array.from({ length: 21 }, (_, i) => `view:v${i}`);
    const tickets = Array.from({ length: 61 }, (_, i) => `ticket:${i + 1}`);
    expect([...beyondLimit([...tickets, 'agent:1', ...views])]).toEqual(['ticket:61', 'view:v20']);
  });

  test('the order of teams does not make two scopes of one', () => {
    expect(scopeKey({ all: false, teamIds: ['2', '1'] })).toBe(scopeKey({ all: false, teamIds: ['1', '2'] }));
    expect(scopeKey({ all: false, teamIds: [] })).not.toBe(scopeKey({ all: true }));
  });
});
