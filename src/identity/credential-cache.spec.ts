import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Clock } from '../platform/clock.js';
import type { LogTail } from '../platform/log/log-tail.js';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { CredentialCache } from './credential-cache.js';
import type { ResolvedCredential } from './credentials.queries.js';

let now: number;
let staleMs: number;
let tell: (name: string, agentId: string) => void;
let cache: CredentialCache;

beforeEach(() => {
  now = 1_000_000;
  staleMs = 0;
  const clock: Clock = { now: () => new Date(now) };
  const tail = {
    get staleMs() {
      return staleMs;
    },
    onEvents: (listener: (events: RecordedEvent[]) => void) => {
      tell = (name, agentId) => listener([{ name, payload: { agentId } } as RecordedEvent]);
      return () => undefined;
    },
  } as unknown as LogTail;
  cache = new CredentialCache(clock, tail);
});

const credential = (id: string, endsAt = Infinity) => ({ agent: { id }, endsAt, lastSeenAt: null }) as ResolvedCredential;

describe('A11 what is remembered of rights', () => {
  test('is remembered for less than 5 s', () => {
    cache.remember('k', credential('1'), cache.generation);
    now += 4999;
    expect(cache.find('k')?.agent.id).toBe('1');
    now += 1;
    expect(cache.find('k')).toBeNull();
  });

  test('never outlives the session', () => {
    cache.remember('k', credential('1', now + 100), cache.generation);
    now += 100;
    expect(cache.find('k')).toBeNull();
  });

  test('does not live longer because the clock was set back', () => {
    cache.remember('k', credential('1'), cache.generation);
    now -= 1;
    expect(cache.find('k')).toBeNull();
  });

  test.each(['agent.rights_changed', 'agent.signed_out'])('is forgotten at %s, for that agent only', (name) => {
    cache.remember('a', credential('1'), cache.generation);
    cache.remember('b', credential('1'), cache.generation);
    cache.remember('c', credential('2'), cache.generation);
    tell(name, '1');
    expect([cache.find('a'), cache.find('b'), cache.find('c')?.agent.id]).toEqual([null, null, '2']);
  });

  test('is kept when something else happens', () => {
    cache.remember('k', credential('1'), cache.generation);
    tell('agent.signed_in', '1');
    expect(cache.find('k')).not.toBeNull();
  });

  test('is not remembered when the right was lost while the database was asked', () => {
    const before = cache.generation;
    tell('agent.rights_changed', '1');
    cache.remember('k', credential('1'), before);
    expect(cache.find('k')).toBeNull();
  });

  test('is not believed while the log was not read for more than 3 s', () => {
    cache.remember('k', credential('1'), cache.generation);
    staleMs = 3000;
    expect(cache.find('k')).not.toBeNull();
    staleMs = 3001;
    expect(cache.find('k')).toBeNull();
  });
});
