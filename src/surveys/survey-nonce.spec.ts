import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { ServerKeys } from '../platform/server-keys.js';
import { SurveyNonce } from './survey-nonce.js';

const mac = (text: string) => createHmac('sha256', 'a key of the test').update(text).digest();
const keys = {
  sign: async (purpose: string, text: string) => mac(purpose + text),
  verify: async (purpose: string, text: string, given: Buffer) => mac(purpose + text).equals(given),
} as unknown as ServerKeys;
const link = createHash('sha256').update('one').digest();
const otherLink = createHash('sha256').update('two').digest();

let now = 1_770_000_000_000;
const nonces = new SurveyNonce(keys, { now: () => new Date(now) });
async function after(ms: number, change: (nonce: string) => string = (nonce) => nonce, hash = link, survey = '7:1'): Promise<boolean> {
  const nonce = change(await nonces.issue(link, '7:1'));
  now += ms;
  return nonces.accepts(nonce, hash, survey);
}

describe('survey nonce', () => {
  test.each([[0, false], [999, false], [1000, true], [60_000, true], [7_200_000, true], [7_200_001, false], [-5000, false]])('K6 %i ms old: %p', async (ms, accepted) => {
    expect(await after(ms)).toBe(accepted);
  });

  test('K6 of another link', async () => {
    expect(await after(2000, undefined, otherLink)).toBe(false);
  });

  test('K6 of another version of the survey', async () => {
    expect(await after(2000, undefined, link, '7:2')).toBe(false);
  });

  test.each<[string, (nonce: string) => string]>([
    ['missing', () => ''],
    ['without its MAC', (nonce) => nonce.split('.')[0]!],
    ['with a cut MAC', (nonce) => nonce.slice(0, -20)],
    ['made younger', (nonce) => `${(parseInt(nonce, 36) + 1).toString(36)}.${nonce.split('.')[1]}`],
    ['with a foreign MAC', (nonce) => `${nonce.split('.')[0]}.${Buffer.alloc(32).toString('base64url')}`],
  ])('K6 %s', async (_, change) => {
    expect(await after(2000, change)).toBe(false);
  });
});
