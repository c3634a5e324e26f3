import type { CalendarInterval } from './calendar-definition.js';

const hourMs = 3_600_000;
/** How many intervals are looked at one by one before halving: most sums end within a few days. */
const nearBy = 8;

/** The open intervals of one block of time with their prefix sums. All in ms. */
export class OpenBlock {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  /** Open time of the block up to the end of interval i. */
  private readonly sums: Float64Array;
  /** By hour of the block: the last interval that has started at the begin of the hour (+ 1, so that 0 = none). */
  private readonly hours: Uint16Array;
  readonly total: number;

  constructor(private readonly begin: number, end: number, tiles: readonly CalendarInterval[]) {
    const open = tiles.filter((tile) => tile.open);
    this.starts = Float64Array.from(open, (tile) => tile.from);
    this.ends = Float64Array.from(open, (tile) => tile.to);
    let sum = 0;
    this.sums = Float64Array.from(open, (tile) => (sum += tile.to - tile.from));
    this.total = sum;
    this.hours = new Uint16Array(Math.ceil((end - begin) / hourMs) + 1);
    let started = 0;
    for (let hour = 0; hour < this.hours.length; hour += 1) {
      while (started < open.length && this.starts[started]! <= begin + hour * hourMs) started += 1;
      this.hours[hour] = started;
    }
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

  /** The earliest instant by which `need` (0 < need ≤ total) of open time has passed: at closing, not at the next opening (C6). `from`: not before it. */
  instantAfter(need: number, from: number): number {
    let low = Math.max(0, this.lastStarted(from));
    const near = Math.min(low + nearBy, this.sums.length - 1);
    while (low < near && this.sums[low]! < need) low += 1;
    let high = this.sums[low]! < need ? this.sums.length - 1 : low;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sums[middle]! >= need) high = middle;
      else low = middle + 1;
    }
    return this.ends[low]! - (this.sums[low]! - need);
  }

  private lastStarted(at: number): number {
    let next = this.hours[Math.floor((at - this.begin) / hourMs)]!;
    while (next < this.starts.length && this.starts[next]! <= at) next += 1;
    return next - 1;
  }
}
