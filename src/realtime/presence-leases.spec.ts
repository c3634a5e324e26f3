import { beforeEach, describe, expect, test } from '@jest/globals';
import { LEASE_MS, PresenceLeases } from './presence-leases.js';

const li = { id: '1', name: 'Li' };
const chen = { id: '2', name: 'Chen' };
let leases: PresenceLeases;
beforeEach(() => {
  leases = new PresenceLeases();
});

describe('CT1 presence', () => {
  test('a renewal changes nothing on the screens, another doing does', () => {
    expect(leases.hold('s1', '10', li, 'viewing', 0)).toBe(true);
    expect(leases.hold('s1', '10', li, 'viewing', 3000)).toBe(false);
    expect(leases.hold('s1', '10', li, 'typing', 3500)).toBe(true);
    expect(leases.at('10')).toEqual([{ ...li, doing: 'typing' }]);
  });

  test('an agent with two windows is shown once, by the most he does', () => {
    leases.hold('s1', '10', li, 'replying', 0);
    leases.hold('s2', '10', li, 'viewing', 0);
    leases.hold('s3', '10', chen, 'viewing', 0);
    expect(leases.at('10')).toEqual([{ ...li, doing: 'replying' }, { ...chen, doing: 'viewing' }]);
  });

  test('a lease nobody renews ends after 5 s, not before', () => {
    leases.hold('s1', '10', li, 'viewing', 0);
    leases.hold('s2', '10', chen, 'viewing', 3000);
    expect(leases.expire(LEASE_MS - 1)).toEqual([]);
    expect(leases.expire(LEASE_MS)).toEqual(['10']);
    expect(leases.at('10')).toEqual([{ ...chen, doing: 'viewing' }]);
  });

  test('a socket that goes away leaves every ticket it was at', () => {
    leases.hold('s1', '10', li, 'viewing', 0);
    leases.hold('s1', '11', li, 'typing', 0);
    leases.hold('s2', '11', chen, 'viewing', 0);
    expect(leases.releaseAll('s1').sort()).toEqual(['10', '11']);
    expect(leases.at('11')).toEqual([{ ...chen, doing: 'viewing' }]);
    expect(leases.release('s1', '11')).toBe(false);
  });
});
