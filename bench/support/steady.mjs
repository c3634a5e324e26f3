import { setTimeout as pause } from 'node:timers/promises';

/** Wall time with microseconds, the same in every process of a machine. */
export const nowMs = () => performance.timeOrigin + performance.now();

/** Open loop: starts `work(n)` at its time, waits for nobody before it; resolves when all are through. */
export async function atRate(perSecond, seconds, work) {
  const began = performance.now();
  const started = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const wait = began + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    started.push(work(n));
  }
  await Promise.all(started);
}
