import { describe, expect, test } from '@jest/globals';
import { draftKey } from './draft-key.js';
import { draftStore, type DraftShelf } from './draft-store.js';

function shelf(): DraftShelf & { size(): number } {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text), removeItem: (key) => void kept.delete(key), size: () => kept.size };
}

describe('CC2 a draft belongs to one agent, one ticket, one mode', () => {
  test('keys never meet, not even where ids run into each other', () => {
    const keys = [draftKey('1', '11', 'reply'), draftKey('11', '1', 'reply'), draftKey('1', '11', 'note'), draftKey('1', '1', 'reply'), draftKey('1', '1', 'note')];
    expect(new Set(keys).size).toBe(keys.length);
  });
  test('reply and note keep both texts, other tickets and agents see none', () => {
    const one = shelf();
    draftStore(one, '1', '7', 'reply').write('to the customer');
    draftStore(one, '1', '7', 'note').write('to colleagues');
    expect(draftStore(one, '1', '7', 'reply').read()).toBe('to the customer');
    expect(draftStore(one, '1', '7', 'note').read()).toBe('to colleagues');
    expect(draftStore(one, '1', '8', 'reply').read()).toBe('');
    expect(draftStore(one, '2', '7', 'reply').read()).toBe('');
  });
  test('an emptied draft leaves nothing behind', () => {
    const one = shelf();
    draftStore(one, '1', '7', 'reply').write('text');
    draftStore(one, '1', '7', 'reply').write(' \n');
    expect(one.size()).toBe(0);
  });
  test('a full shelf does not stop the typing', () => {
    const full: DraftShelf = { getItem: () => null, setItem: () => { throw new Error('quota'); }, removeItem: () => undefined };
    expect(() => draftStore(full, '1', '7', 'reply').write('text')).not.toThrow();
  });
});
