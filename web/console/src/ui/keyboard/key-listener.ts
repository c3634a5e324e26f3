import { useEffect } from 'react';
import { maySingleKeyAct, isComposingKey, placeOf } from './key-guard.js';
import { matchKey } from './match-keys.js';
import { runCommand } from './use-command.js';

const sequenceMs = 1200;

/** The only global key listener of the console. */
export function useKeyListener(): void {
  useEffect(() => {
    let pending: string | null = null;
    let pendingUntil = 0;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposingKey(event)) return;
      const place = placeOf(event.target instanceof Element ? event.target : null);
      const match = matchKey(event, Date.now() < pendingUntil ? pending : null);
      const everywhere = match.command === 'palette' || match.command === 'pane';
      if (!everywhere && !maySingleKeyAct(event, place)) return;
      pending = match.pending;
      pendingUntil = pending === null ? 0 : Date.now() + sequenceMs;
      // In the conversation arrows scroll; J and K still go on.
      if (event.key.startsWith('Arrow') && event.target instanceof Element && event.target.closest('[data-conversation]')) return;
      // Enter on a button or link is that button's own key.
      if (event.key === 'Enter' && (place.tagName === 'BUTTON' || place.tagName === 'A')) return;
      if (match.command !== null && runCommand(match.command)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
