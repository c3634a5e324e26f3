import { useRef, useSyncExternalStore } from 'react';
import { serverNow } from '../realtime/server-clock.js';
import { onTick } from '../realtime/ticker.js';

/** Renders again only when what is said of the time changes, not on each beat. */
export function useTicking<T extends string | number>(say: (now: number) => T): T {
  const latest = useRef(say);
  latest.current = say;
  return useSyncExternalStore(onTick, () => latest.current(serverNow()));
}
