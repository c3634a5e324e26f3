import { describe, expect, test } from '@jest/globals';
import { isComposingKey, isTextPlace, maySingleKeyAct, type KeyLike, type PlaceLike } from './key-guard.js';

const key = (change: Partial<KeyLike> = {}): KeyLike => ({ key: 'e', isComposing: false, keyCode: 69, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change });
const place = (change: Partial<PlaceLike> = {}): PlaceLike => ({ tagName: 'DIV', isContentEditable: false, inDialog: false, ...change });

describe('CG9 no key acts while an input method composes', () => {
  test('told by the flag', () => expect(isComposingKey(key({ isComposing: true }))).toBe(true));
  test('told only by the code 229', () => expect(isComposingKey(key({ keyCode: 229 }))).toBe(true));
  test('a plain key', () => expect(isComposingKey(key())).toBe(false));
  test('even outside a field', () => expect(maySingleKeyAct(key({ keyCode: 229 }), place())).toBe(false));
});

describe('CK1 single keys act only outside text fields and dialogs', () => {
  test.each([
    ['a list row', place({ tagName: 'A' }), true],
    ['a button', place({ tagName: 'BUTTON' }), true],
    ['a checkbox', place({ tagName: 'INPUT', type: 'checkbox' }), true],
    ['a text field', place({ tagName: 'INPUT', type: 'text' }), false],
    ['a field without a type', place({ tagName: 'INPUT' }), false],
    ['an e-mail field', place({ tagName: 'INPUT', type: 'email' }), false],
    ['a text area', place({ tagName: 'TEXTAREA' }), false],
    ['a select', place({ tagName: 'SELECT' }), false],
    ['something editable', place({ isContentEditable: true }), false],
    ['a dialog', place({ tagName: 'BUTTON', inDialog: true }), false],
  ])('%s', (_name, where, acts) => {
    expect(maySingleKeyAct(key(), where)).toBe(acts);
    if (!where.inDialog) expect(isTextPlace(where)).toBe(!acts);
  });
  test.each(['ctrlKey', 'metaKey', 'altKey'] as const)('with %s it is no single key', (modifier) => expect(maySingleKeyAct(key({ [modifier]: true }), place())).toBe(false));
});
