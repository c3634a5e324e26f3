import { describe, expect, test } from '@jest/globals';
import { addressKey, UnknownLinkLimit } from './unknown-link-limit.js';

describe('unknown link limit', () => {
  test('P2 the 31st unknown link of a minute is refused; another address and the next minute are not', () => {
    let now = 1_770_000_000_000;
    const limit = new UnknownLinkLimit({ now: () => new Date(now) });
    for (let n = 0; n < 30; n++) {
      limit.check('192.0.2.1');
      limit.miss('192.0.2.1');
    }
    expect(() => limit.check('192.0.2.1')).toThrow('60 s');
    expect(() => limit.check('192.0.2.2')).not.toThrow();
    now += 60_000;
    expect(() => limit.check('192.0.2.1')).not.toThrow();
    limit.miss('192.0.2.1');
    expect(() => limit.check('192.0.2.1')).not.toThrow();
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is counted as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
