import type { CalendarInterval, CalendarVersion } from './calendar-definition.js';
import { dayMs, tenYearsAfter } from './calendar-dates.js';
import { OpenBlock } from './calendar-block.js';
import { readDefinition } from './calendar-spans.js';
import { type ReadVersion, tilesOf } from './calendar-tiles.js';

const blockMs = 64 * dayMs;

/**
 * Open time of all versions of one calendar as absolute intervals with prefix sums, built 64 days at a time when first asked for.
 * Instants are epoch ms. Never throws for instants within ECMAScript's range.
 */
export class BusinessCalendar {
  private readonly blocks = new Map<number, OpenBlock>();

  constructor(private readonly versions: readonly ReadVersion[]) {}

  /** C6: earliest instant u ≥ `fromMs` with `seconds` of open time between; null when that is more than ten years away (C8). */
  addBusiness(fromMs: number, seconds: number): number | null {
    return this.addOpen(fromMs, Math.round(seconds * 1000));
  }

  /** As `addBusiness`, in ms. */
  addOpen(from: number, ms: number): number | null {
    if (ms <= 0) return from;
    let index = Math.floor(from / blockMs);
    let block = this.block(index);
    let need = ms + block.before(from);
    if (need > block.total) {
      const last = Math.floor(tenYearsAfter(from) / blockMs);
      do {
        need -= block.total;
        index += 1;
        if (index > last) return null;
        block = this.block(index);
      } while (need > block.total);
      const found = block.instantAfter(need, index * blockMs);
      return found > tenYearsAfter(from) ? null : found;
    }
    return block.instantAfter(need, from);
  }

  /** Open seconds in `[fromMs, toMs)`; 0 when the end is not after the start. */
  countBusiness(fromMs: number, toMs: number): number {
    return this.countOpen(fromMs, toMs) / 1000;
  }

  /** As `countBusiness`, in ms. */
  countOpen(from: number, to: number): number {
    if (to <= from) return 0;
    const last = Math.floor(to / blockMs);
    let index = Math.floor(from / blockMs);
    let open = -this.block(index).before(from);
    for (; index < last; index += 1) open += this.block(index).total;
    return open + this.block(last).before(to);
  }

  isOpen(ms: number): boolean {
    return this.block(Math.floor(ms / blockMs)).isOpen(ms);
  }

  /** First open instant ≥ `ms`; null when there is none within ten years. */
  nextOpening(ms: number): number | null {
    if (this.isOpen(ms)) return ms;
    const after = this.addOpen(ms, 1);
    return after === null ? null : after - 1;
  }

  /** Why time is open or closed: tiles `[fromMs, toMs)` without a gap, neighbours differ in reason or name. */
  intervals(fromMs: number, toMs: number): CalendarInterval[] {
    return fromMs < toMs ? tilesOf(this.versions, fromMs, toMs) : [];
  }

  private block(index: number): OpenBlock {
    let block = this.blocks.get(index);
    if (!block) {
      block = new OpenBlock(index * blockMs, (index + 1) * blockMs, tilesOf(this.versions, index * blockMs, (index + 1) * blockMs));
      this.blocks.set(index, block);
    }
    return block;
  }
}

/** Makes one calendar of its versions (any order; of two with the same `from` the later listed wins). Throws RangeError on invalid definitions or no version. */
export function compileCalendar(versions: readonly CalendarVersion[]): BusinessCalendar {
  if (versions.length === 0) throw new RangeError('a calendar needs a version');
  const sorted = versions.map(({ from, definition }) => ({ from: from ?? -Infinity, read: readDefinition(definition) })).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return new BusinessCalendar(sorted.filter((version, at) => version.from !== sorted[at + 1]?.from));
}
