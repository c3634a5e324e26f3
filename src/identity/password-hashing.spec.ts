import { describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { PasswordHashing } from './password-hashing.js';

describe('L1 password hashes', () => {
  test('cost what they must, fit their password only, and are never equal', async () => {
    const hashing = new PasswordHashing();
    const [one, two] = await Promise.all([hashing.hash('kettle-orbit-91'), hashing.hash('kettle-orbit-91')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(hashing.isWeak(one)).toBe(false);
    await expect(hashing.verify(one, 'kettle-orbit-91')).resolves.toBe(true);
    await expect(hashing.verify(one, 'kettle-orbit-92')).resolves.toBe(false);
  });

  test('the same letters typed in another Unicode form fit', async () => {
    const hashing = new PasswordHashing();
    await expect(hashing.verify(await hashing.hash('caf\u00e9 in Hangzhou'), 'cafe\u0301 in Hangzhou')).resolves.toBe(true);
  });

  test('weaker ones are recognised', async () => {
    const hashing = new PasswordHashing();
    expect(hashing.isWeak(await hash('x', { memoryCost: 4096, timeCost: 3, parallelism: 1 }))).toBe(true);
    expect(hashing.isWeak(await hash('x', { memoryCost: 19_456, timeCost: 1, parallelism: 1 }))).toBe(true);
    expect(hashing.isWeak('$2b$10$something')).toBe(true);
  });

  test('L4 no account costs the same work and never fits', async () => {
    const hashing = new PasswordHashing();
    await expect(hashing.verify(null, '')).resolves.toBe(false);
    const real = await hashing.hash('kettle-orbit-91');
    const [known, unknown] = [await time(() => hashing.verify(real, 'wrong')), await time(() => hashing.verify(null, 'wrong'))];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  test('L1 too many at once are told to come again, and the rest are served', async () => {
    const hashing = new PasswordHashing();
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => hashing.verify(null, 'x')));
    const refused = all.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({ reason: { status: 503, extra: { headers: { 'retry-after': '1' } } } });
    await expect(hashing.verify(null, 'x')).resolves.toBe(false);
  });
});

/** Middle of five, in milliseconds. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[2]!;
}
