/** Rows as they stand on screen; `gone` ones have left the view but are still drawn while the order is held. */
export interface ShownRow<T> {
  row: T;
  gone: boolean;
}
export interface HeldOrder<T> {
  shown: ShownRow<T>[];
  /** Rows that arrived or would move once the order is let go. */
  waiting: number;
}

/**
 * RT12: while the pointer is over the list no row moves. Text and chips still change in place, rows that left stay dimmed
 * where they were, new ones wait. `before` is the order on screen when the pointer came.
 */
export function holdOrder<T extends { id: string }>(before: readonly ShownRow<T>[], now: readonly T[]): HeldOrder<T> {
  const byId = new Map(now.map((row) => [row.id, row]));
  const kept = new Set(before.map(({ row }) => row.id));
  const shown = before.map(({ row }) => {
    const fresh = byId.get(row.id);
    return fresh ? { row: fresh, gone: false } : { row, gone: true };
  });
  // A further page that was asked for goes below: it moves nothing.
  const lastKept = now.findLastIndex((row) => kept.has(row.id));
  const below = now.slice(lastKept + 1);
  const above = now.slice(0, Math.max(0, lastKept)).filter((row) => !kept.has(row.id)).length;
  if (lastKept >= 0) for (const row of below) shown.push({ row, gone: false });
  return { shown, waiting: lastKept < 0 ? now.length : above + moved(before, now) };
}

/** How many kept rows stand in another order than before. */
function moved<T extends { id: string }>(before: readonly ShownRow<T>[], now: readonly T[]): number {
  const place = new Map(now.map((row, index) => [row.id, index]));
  let highest = -1;
  let count = 0;
  for (const { row } of before) {
    const index = place.get(row.id);
    if (index === undefined) continue;
    if (index < highest) count += 1;
    highest = Math.max(highest, index);
  }
  return count;
}

export const asShown = <T,>(rows: readonly T[]): ShownRow<T>[] => rows.map((row) => ({ row, gone: false }));
