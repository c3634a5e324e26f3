import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { tooMany } from '../platform/http/problem.js';

const MISSES = 30;
const WINDOW_MS = 60_000;
/** Addresses remembered at once; beyond that the oldest are forgotten, which costs a guesser nothing but luck. */
const REMEMBERED = 10_000;

/**
 * Counts unknown links by address: after 30 in a minute the address gets 429 before the database is asked (P2). In
 * memory and so per process: a 128-bit token is not guessed by the few more that several processes allow.
 */
@Injectable()
export class UnknownLinkLimit {
  private readonly windows = new Map<string, { since: number; misses: number }>();

  constructor(private readonly clock: Clock) {}

  check(address: string): void {
    const window = this.windows.get(addressKey(address));
    if (!window || window.misses < MISSES) return;
    const left = window.since + WINDOW_MS - this.clock.now().getTime();
    if (left > 0) throw tooMany(Math.ceil(left / 1000));
  }

  miss(address: string): void {
    const key = addressKey(address);
    const now = this.clock.now().getTime();
    const window = this.windows.get(key);
    if (window && now - window.since < WINDOW_MS) {
      window.misses += 1;
      return;
    }
    this.windows.delete(key);
    this.windows.set(key, { since: now, misses: 1 });
    if (this.windows.size > REMEMBERED) this.windows.delete(this.windows.keys().next().value!);
  }
}

/** One household or server has a whole /64 of IPv6 addresses: it is counted as one. */
export function addressKey(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':');
}
