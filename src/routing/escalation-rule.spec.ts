import { describe, expect, test } from '@jest/globals';
import { matchRule, raised, type EscalationRule } from './escalation-rule.js';

const rule = (over: Partial<EscalationRule>): EscalationRule => ({ id: '1', name: 'r', rank: 1, metrics: ['first_response'], raisePriority: true, teamId: null, active: true, ...over });

describe('E1 first match wins', () => {
  test('by rank, not by place', () => expect(matchRule([rule({ id: 'b', rank: 2 }), rule({ id: 'a', rank: 1 })], 'first_response')?.id).toBe('a'));
  test('an inactive rule or another metric does not match', () => {
    expect(matchRule([rule({ active: false }), rule({ metrics: ['resolution'] })], 'first_response')).toBeNull();
  });
});

test.each([[1, 2], [3, 4], [4, 4]])('E3 priority %i is raised to %i', (from, to) => expect(raised(from)).toBe(to));
