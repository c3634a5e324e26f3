import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { parseTokenAddress, parseTokenMessageId, tokenAddress, tokenMessageId, withoutTag } from './reply-token.js';

const mac = randomBytes(32);

describe('T2 reply address', () => {
  const address = tokenAddress('support@desk.example', { kind: 'reply', id: '10234', recipient: '77', mac });
  test('comes back as it went, in any case', () => {
    for (const given of [address, address.toUpperCase()]) {
      expect(parseTokenAddress(given)).toEqual({ kind: 'reply', id: '10234', recipient: '77', mac: mac.subarray(0, 16) });
    }
  });
  test('its local part stays within 64 octets', () => expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64));
  test('belongs to the inbox', () => expect(withoutTag(address)).toBe('support@desk.example'));
  test('every flipped character changes or breaks the MAC', () => {
    const start = address.lastIndexOf('.', address.indexOf('@')) + 1;
    for (let i = start; i < address.indexOf('@'); i++) {
      const flipped = address.slice(0, i) + (address[i] === 'a' ? 'b' : 'a') + address.slice(i + 1);
      const token = parseTokenAddress(flipped);
      expect(token === null || !token.mac.equals(mac.subarray(0, 16))).toBe(true);
    }
  });
  test.each(['support@desk.example', 'support+t.1.2.short@desk.example', 'support+news@desk.example', 'support+t.0.1.aaaaaaaaaaaaaaaaaaaaaaaaaa@d'])('%s holds none', (given) =>
    expect(parseTokenAddress(given)).toBeNull());
});

describe('T4 Message-IDs', () => {
  test('name ticket and part', () =>
    expect(parseTokenMessageId(tokenMessageId('5', 's12', mac, 'desk.example'))).toEqual({ ticketId: '5', part: 's12', mac: mac.subarray(0, 16) }));
  test('a foreign id is none of ours', () => expect(parseTokenMessageId('<abc@gmail.com>')).toBeNull());
});
