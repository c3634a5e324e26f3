import type { WriteMode } from './draft-key.js';

/** Carries a text back into the composer of its own ticket: "Edit" on a failed bubble. */
type Taker = (mode: WriteMode, text: string) => void;
const takers = new Map<string, Taker>();

export function onTakeBack(ticketId: string, take: Taker): () => void {
  takers.set(ticketId, take);
  return () => {
    if (takers.get(ticketId) === take) takers.delete(ticketId);
  };
}

export const takeBack = (ticketId: string, mode: WriteMode, text: string): void => takers.get(ticketId)?.(mode, text);
