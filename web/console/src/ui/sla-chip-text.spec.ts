import { describe, expect, test } from '@jest/globals';
import { durationParts } from './duration-parts.js';
import { chipState, chipText, type ChipSla } from './sla-chip-text.js';

describe('TK3 durations', () => {
  test.each([
    [0, 'duration.clock', { clock: '0:00' }],
    [59.9, 'duration.clock', { clock: '0:59' }],
    [102, 'duration.clock', { clock: '1:42' }],
    [119, 'duration.clock', { clock: '1:59' }],
    [120, 'duration.m', { m: 2 }],
    [12 * 60 + 59, 'duration.m', { m: 12 }],
    [3599, 'duration.m', { m: 59 }],
    [3600, 'duration.h', { h: 1 }],
    [7800, 'duration.hm', { h: 2, m: 10 }],
    [86_400, 'duration.h', { h: 24 }],
    [86_401, 'duration.d', { d: 1 }],
    [2 * 86_400 + 3 * 3600 + 59, 'duration.dh', { d: 2, h: 3 }],
    [-5, 'duration.clock', { clock: '0:00' }],
  ])('%d s is %s %p', (seconds, key, values) => expect(durationParts(seconds)).toEqual({ key, values }));
  test('waits on the board count seconds up to an hour', () => expect(durationParts(221, 3600)).toEqual({ key: 'duration.clock', values: { clock: '3:41' } }));
});

describe('CG7 the chip turns by itself at the two instants', () => {
  const due = Date.parse('2026-11-25T10:00:00Z');
  const sla = (change: Partial<ChipSla> = {}): ChipSla => ({ state: 'ok', metric: 'next_response', dueAt: '2026-11-25T10:00:00Z', soonAt: '2026-11-25T09:45:00Z', ...change });
  test.each([
    [-16 * 60_000, 'ok'],
    [-15 * 60_000 - 1, 'ok'],
    [-15 * 60_000, 'soon'],
    [-1, 'soon'],
    [0, 'breached'],
    [240_000, 'breached'],
  ])('%d ms from due it is %s', (offset, state) => expect(chipState(sla(), due + offset)).toBe(state));
  test('what the server called breached stays so, though a clock here is behind', () => expect(chipState(sla({ state: 'breached' }), due - 1000)).toBe('breached'));
  test.each(['paused', 'met', 'none'] as const)('%s does not tick', (state) => {
    expect(chipText(sla({ state }), due + 1)).toEqual({ state, minus: false, time: null });
  });
  test('late times carry a minus', () => expect(chipText(sla(), due + 240_000)).toEqual({ state: 'breached', minus: true, time: { key: 'duration.m', values: { m: 4 } } }));
  test('without a due instant there is only the word', () => expect(chipText(sla({ dueAt: null, soonAt: null }), due).time).toBeNull());
});
