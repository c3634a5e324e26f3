import type { CalendarInterval } from './calendar-definition.js';

/** The open intervals of one block of time with their prefix sums. All in ms. */
export class OpenBlock {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  /** Open time of the block up to the end of interval i. */
  private readonly sums: Float64Array;
  readonly total: number;

  constructor(tiles: readonly CalendarInterval[]) {
    const open = tiles.filter((tile) => tile.open);
    this.starts = Float64Array.from(open, (tile) => tile.from);
    this.ends = Float64Array.from(open, (tile) => tile.to);
    let sum = 0;
    this.sums = Float64Array.from(open, (tile) => (sum += tile.to - tile.from));
    this.total = sum;
  }

  /** Open time of the block before the instant `at`. */
  before(at: number): number {
    const last = this.lastStarted(at);
    return last < 0 ? 0 : this.sums[last]! - Math.max(0, this.ends[last]! - at);
  }

  isOpen(at: number): boolean {
    const last = this.lastStarted(at);
    return last >= 0 && at < this.ends[last]!;
  }

  /** The earliest instant by which `need` (0 < need ≤ total) of open time has passed: at closing, not at the next opening (C6). */
  instantAfter(need: number): number {
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sums[middle]! >= need) high = middle;
      else low = middle + 1;
    }
    return this.ends[low]! - (this.sums[low]! - need);
  }

  private lastStarted(at: number): number {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
