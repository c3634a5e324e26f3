import type { CalendarInterval } from './calendar-definition.js';
import { dayMs } from './calendar-dates.js';
import { closedHours, type Label, type ReadDefinition, spansOf } from './calendar-spans.js';

export interface ReadVersion {
  from: number;
  read: ReadDefinition;
}

/** Tiles `[from, to)` without a gap; neighbours differ in reason or name. Versions are sorted by `from`, the first reaches back for ever (Q15). */
export function tilesOf(versions: readonly ReadVersion[], from: number, to: number): CalendarInterval[] {
  const tiles: CalendarInterval[] = [];
  versions.forEach((version, at) => {
    const begin = at === 0 ? from : Math.max(from, version.from);
    const end = Math.min(to, versions[at + 1]?.from ?? Infinity);
    if (begin < end) paint(version.read, begin, end, tiles); // C9: each stretch by the version of its time
  });
  return tiles;
}

/** Adds the tiles of one version, merging the first of them with the last one there if they say the same. */
function paint(read: ReadDefinition, from: number, to: number, tiles: CalendarInterval[]): void {
  // Two dates before: an overnight tail and the widest zone offset; one after: the offset.
  const spans = spansOf(read, Math.floor(from / dayMs) - 2, Math.floor(to / dayMs) + 1)
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to), label: span.label }))
    .filter((span) => span.from < span.to); // C5: an interval that daylight saving left with end ≤ start is empty
  const points = [...new Set([from, to, ...spans.flatMap((span) => [span.from, span.to])])].sort((a, b) => a - b);
  const index = new Map(points.map((point, at) => [point, at]));
  const labels = new Array<Label>(points.length - 1).fill(closedHours);
  for (const span of spans) labels.fill(span.label, index.get(span.from), index.get(span.to));
  labels.forEach((label, at) => extend(tiles, points[at]!, points[at + 1]!, label));
}

function extend(tiles: CalendarInterval[], from: number, to: number, label: Label): void {
  const last = tiles.at(-1);
  if (last && last.reason === label.reason && last.name === label.name) last.to = to;
  else tiles.push({ from, to, open: label.open, reason: label.reason, name: label.name });
}
