/** Set when any call answers 401 after sign-in: the sign-in form then comes over the page, whose text stays (CG4). */
let signedOut = false;
const listeners = new Set<() => void>();

export function sayWhenSignedOut(): void {
  setSignedOut(true);
}

export function setSignedOut(value: boolean): void {
  if (signedOut === value) return;
  signedOut = value;
  for (const listener of listeners) listener();
}

export const signedOutStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): boolean => signedOut,
};
