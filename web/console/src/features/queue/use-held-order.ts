import { useEffect, useMemo, useRef, useState } from 'react';
import type { TicketRow } from '../../api/list-tickets.js';
import { asShown, holdOrder, type HeldOrder, type ShownRow } from './hold-order.js';

/** Holds while the pointer moves over the list; any key lets go, for then the hand is not on the mouse. */
export function useHeldOrder(rows: readonly TicketRow[], list: string): HeldOrder<TicketRow> & { pointer: { onPointerMove: () => void; onPointerLeave: () => void }; letGo: () => void } {
  const [held, setHeld] = useState(false);
  const before = useRef<ShownRow<TicketRow>[]>([]);
  const listShown = useRef(list);
  const result = useMemo(() => {
    // Another view, filter or sort is another list: nothing of the former order holds.
    if (held && listShown.current === list) return holdOrder(before.current, rows);
    return { shown: asShown(rows), waiting: 0 };
  }, [held, rows, list]);
  useEffect(() => {
    listShown.current = list;
    before.current = result.shown;
  }, [result, list]);
  useEffect(() => {
    const letGo = (): void => setHeld(false);
    window.addEventListener('keydown', letGo);
    return () => window.removeEventListener('keydown', letGo);
  }, []);
  return { ...result, pointer: { onPointerMove: () => setHeld(true), onPointerLeave: () => setHeld(false) }, letGo: () => setHeld(false) };
}
