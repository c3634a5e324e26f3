/** The last change that can be taken back, for as long as its toast stands (CG6). */
export const undoMs = 6000;
let last: { undo: () => void; until: number } | null = null;

export function offerUndo(undo: () => void): void {
  last = { undo, until: Date.now() + undoMs };
}

export function undoLast(): boolean {
  if (!last || Date.now() > last.until) return false;
  const { undo } = last;
  last = null;
  undo();
  return true;
}
