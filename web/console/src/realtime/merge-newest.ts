import type { MessagePage } from '../api/list-messages.js';

/**
 * Puts the newest page over what is held (newest first). Null when messages are missing between the two:
 * more than a page was written meanwhile, and only a whole fetch tells.
 */
export function mergeNewest(held: readonly MessagePage[], fresh: MessagePage): MessagePage[] | null {
  const first = held[0];
  if (!first) return [fresh];
  const heldSeqs = held.flatMap((page) => page.items.map((message) => message.seq));
  const newestHeld = Math.max(0, ...heldSeqs);
  const oldestFresh = Math.min(Infinity, ...fresh.items.map((message) => message.seq));
  if (oldestFresh !== Infinity && oldestFresh > newestHeld + 1 && fresh.nextCursor !== null) return null;
  const freshSeqs = new Set(fresh.items.map((message) => message.seq));
  return held.map((page, index) => {
    const kept = page.items.filter((message) => !freshSeqs.has(message.seq));
    return index === 0 ? { ...page, items: [...fresh.items, ...kept].sort((a, b) => b.seq - a.seq) } : { ...page, items: kept };
  });
}
