import { setTimeout as pause } from 'node:timers/promises';

/** Asks every 20 ms until `read` answers something truthy; says what it waited for when the time is up. */
export async function until<T>(what: string, read: () => Promise<T> | T, limitMs = 15_000): Promise<NonNullable<T>> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await read();
    if (value) return value as NonNullable<T>;
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms for ${what}`);
    await pause(20);
  }
}
