import { draftKey, type WriteMode } from './draft-key.js';

/** The least of Storage that drafts need: tests give a Map, private windows may refuse to keep anything. */
export type DraftShelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface DraftStore {
  read(): string;
  write(text: string): void;
}

export function draftStore(shelf: DraftShelf, agentId: string, ticketId: string, mode: WriteMode): DraftStore {
  const key = draftKey(agentId, ticketId, mode);
  return {
    read: () => shelf.getItem(key) ?? '',
    write(text) {
      try {
        if (text.trim() === '') shelf.removeItem(key);
        else shelf.setItem(key, text);
      } catch {
        // A full shelf must not stop the typing; the text is still in the box.
      }
    },
  };
}
