/** The parts of a key event that decide; a plain object in tests. */
export interface KeyLike {
  key: string;
  isComposing: boolean;
  keyCode: number;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}
export interface PlaceLike {
  tagName: string;
  isContentEditable: boolean;
  type?: string | undefined;
  /** Inside a dialog, a menu or a list box, which have keys of their own. */
  inDialog: boolean;
}

/** CG9: while an input method composes, every key is its own. Some browsers tell it only by the code 229. */
export const isComposingKey = (event: Pick<KeyLike, 'isComposing' | 'keyCode'>): boolean => event.isComposing || event.keyCode === 229;

const textInputs = /^(?!button|checkbox|radio|submit|reset|range|color|file|image)/;

export function isTextPlace(place: PlaceLike): boolean {
  if (place.isContentEditable) return true;
  if (place.tagName === 'TEXTAREA' || place.tagName === 'SELECT') return true;
  return place.tagName === 'INPUT' && textInputs.test(place.type ?? 'text');
}

/** CK1: single keys act only outside text fields, dialogs and composition. */
export function maySingleKeyAct(event: KeyLike, place: PlaceLike): boolean {
  if (isComposingKey(event) || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !isTextPlace(place) && !place.inDialog;
}

/** Where the key was struck, as the rules above want to know it. */
export function placeOf(element: Element | null): PlaceLike {
  if (!element) return { tagName: 'BODY', isContentEditable: false, inDialog: false };
  return {
    tagName: element.tagName,
    isContentEditable: (element as HTMLElement).isContentEditable === true,
    type: (element as HTMLInputElement).type,
    inDialog: element.closest('[role="dialog"], [role="menu"], [role="listbox"], dialog') !== null,
  };
}
