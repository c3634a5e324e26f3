import { describe, expect, test } from '@jest/globals';
import { isRepeat, isSuspect, takesAnswers } from './answer-rules.js';
import type { InvitationState } from './surveys.contract.js';

const at = (ms: number) => new Date(1_770_000_000_000 + ms);
const entry = { score: 4, comment: 'fine', callMe: false };

describe('answer rules', () => {
  test.each([
    [4999, 0, true], [5000, 0, false], [-10, 0, true],
    [4999, null, true], [5000, null, false],
    [7000, 3000, true], [8000, 3000, false],
  ])('K8 answered at %d ms, mail accepted at %p: suspect %p', (answered, delivered, suspect) => {
    expect(isSuspect(at(answered), { sentAt: at(0), deliveredAt: delivered === null ? null : at(delivered) })).toBe(suspect);
  });

  test.each<[InvitationState, boolean]>([
    ['planned', false], ['skipped', false], ['sent', true], ['delivered', true], ['bounced', true], ['answered', true], ['expired', false],
    ['superseded', false], ['withdrawn', false],
  ])('K10 %s takes answers: %p', (state, takes) => {
    expect(takesAnswers({ state, expiresAt: at(1) }, at(0))).toBe(takes);
  });

  test('K11 until the instant of expiry', () => {
    expect(takesAnswers({ state: 'answered', expiresAt: at(0) }, at(-1))).toBe(true);
    expect(takesAnswers({ state: 'answered', expiresAt: at(0) }, at(0))).toBe(false);
  });

  test.each([
    ['nothing before', null, false],
    ['the same', { ...entry, suspect: false }, true],
    ['another score', { ...entry, score: 3, suspect: false }, false],
    ['another comment', { ...entry, comment: '', suspect: false }, false],
    ['another wish', { ...entry, callMe: true, suspect: false }, false],
    ['the same, but suspect then', { ...entry, suspect: true }, false],
  ])('K8 K10 after %s: repeat %p', (_, former, repeat) => {
    expect(isRepeat(former, entry, false)).toBe(repeat);
  });
});
