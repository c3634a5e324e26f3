import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Doing, PresenceFrame } from './console-link.js';
import { useLink } from './link-context.js';
import { presenceStore } from './presence-store.js';

const renewMs = 3000;

/** Says what I do on this ticket, at once on a change and each 3 s as a lease; "gone" on leaving. */
export function useSayPresence(ticketId: string, doing: Exclude<Doing, 'gone'>): void {
  const link = useLink();
  const latest = useRef(doing);
  useEffect(() => {
    latest.current = doing;
    link.sayPresence(ticketId, doing);
  }, [link, ticketId, doing]);
  useEffect(() => {
    const renew = setInterval(() => document.visibilityState === 'visible' && link.sayPresence(ticketId, latest.current), renewMs);
    return () => {
      clearInterval(renew);
      link.sayPresence(ticketId, 'gone');
    };
  }, [link, ticketId]);
}

export function useOthers(ticketId: string, me: string): PresenceFrame['agents'] {
  const agents = useSyncExternalStore(presenceStore.subscribe, () => presenceStore.read(ticketId));
  return agents.filter((agent) => agent.id !== me);
}
