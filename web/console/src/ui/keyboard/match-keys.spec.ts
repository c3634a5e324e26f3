import { describe, expect, test } from '@jest/globals';
import { commandTable } from './command-table.js';
import type { KeyLike } from './key-guard.js';
import { matchKey } from './match-keys.js';

const key = (name: string, change: Partial<KeyLike> = {}): KeyLike => ({ key: name, isComposing: false, keyCode: 0, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change });

describe('CK1 the command table', () => {
  test('no key means two commands', () => {
    const keys = commandTable.flatMap((command) => [...command.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });
  test('no browser key is taken', () => {
    for (const command of commandTable) for (const keys of command.keys) expect(keys).not.toMatch(/^mod\+[sntw\d]$/);
  });
  test.each([
    ['j', 'next'],
    ['J', 'next'],
    ['ArrowUp', 'previous'],
    ['e', 'resolve'],
    ['Escape', 'back'],
    ['、', 'search'],
    ['？', 'help'],
  ])('%s is %s', (name, command) => expect(matchKey(key(name), null).command).toBe(command));
  test('G then U; G then something else is that something', () => {
    const first = matchKey(key('g'), null);
    expect(first).toEqual({ command: null, pending: 'g' });
    expect(matchKey(key('u'), first.pending)).toEqual({ command: 'go-unassigned', pending: null });
    expect(matchKey(key('u'), null).command).toBe('back');
    expect(matchKey(key('r'), first.pending).command).toBe('reply');
  });
  test('Ctrl and ⌘ are one', () => {
    expect(matchKey(key('k', { ctrlKey: true }), null).command).toBe('palette');
    expect(matchKey(key('k', { metaKey: true }), null).command).toBe('palette');
    expect(matchKey(key('k'), null).command).toBe('previous');
  });
});
