import { useCallback, useMemo, useState } from 'react';
import { draftStore } from './draft-store.js';
import type { WriteMode } from './draft-key.js';

/** Kept with every keystroke: a reload, a crash or a sign-out loses nothing. */
export function useDraft(agentId: string, ticketId: string, mode: WriteMode): { text: string; savedAt: number | null; write: (text: string) => void } {
  const store = useMemo(() => draftStore(localStorage, agentId, ticketId, mode), [agentId, ticketId, mode]);
  const [text, setText] = useState(() => store.read());
  const [savedAt, setSavedAt] = useState<number | null>(() => (store.read() === '' ? null : Date.now()));
  const write = useCallback(
    (next: string) => {
      setText(next);
      store.write(next);
      setSavedAt(next.trim() === '' ? null : Date.now());
    },
    [store],
  );
  return { text, savedAt, write };
}
