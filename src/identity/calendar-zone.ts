import { dayMs } from './calendar-dates.js';

const blockMs = 64 * dayMs;

/** Offsets of one block of 64 days: `offsets[i]` holds from `from[i]` on (epoch ms, ms east of UTC). */
interface OffsetBlock {
  from: number[];
  offsets: number[];
}

/**
 * One IANA zone. `Intl` is asked once a day and the answers are kept (a call costs 3 µs, a look-up some ns).
 * Two changes of offset within a day that undo each other would be missed; tzdata has none.
 */
export class Zone {
  private readonly format: Intl.DateTimeFormat;
  private readonly blocks = new Map<number, OffsetBlock>();

  constructor(name: string) {
    this.format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  /** Milliseconds east of UTC at the instant `utc`. */
  offsetAt(utc: number): number {
    const { from, offsets } = this.block(Math.floor(utc / blockMs));
    let at = from.length - 1;
    while (at > 0 && from[at]! > utc) at -= 1;
    return offsets[at]!;
  }

  /** The instant of a wall time (ms as if it were UTC), by RFC 5545 §3.3.5 (C5). */
  instantOf(wall: number): number {
    const before = this.offsetAt(wall - dayMs);
    const after = this.offsetAt(wall + dayMs);
    if (before === after || this.offsetAt(wall - before) === before) return wall - before; // twice → the first
    return this.offsetAt(wall - after) === after ? wall - after : wall - before; // never → the offset before the gap
  }

  private block(index: number): OffsetBlock {
    let block = this.blocks.get(index);
    if (!block) this.blocks.set(index, (block = this.readBlock(index * blockMs)));
    return block;
  }

  private readBlock(start: number): OffsetBlock {
    const block: OffsetBlock = { from: [start], offsets: [this.ask(start)] };
    for (let day = start; day < start + blockMs; day += dayMs) {
      const known = block.offsets.at(-1)!;
      const next = this.ask(day + dayMs);
      if (next === known) continue;
      const change = this.changeBetween(day, day + dayMs, known);
      if (change < start + blockMs) {
        block.from.push(change);
        block.offsets.push(next);
      }
    }
    return block;
  }

  /** First ms at which the offset is no longer `known`. */
  private changeBetween(from: number, to: number, known: number): number {
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.ask(middle) === known) low = middle;
      else high = middle;
    }
    return high;
  }

  private ask(utc: number): number {
    const parts = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(this.format.format(utc));
    if (!parts?.[1]) return 0;
    const ms = (Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0)) * 1000;
    return parts[1] === '-' ? -ms : ms;
  }
}

const zones = new Map<string, Zone>();

/** The zone of this IANA name, kept for the life of the process. Throws RangeError for an unknown name. */
export function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = new Zone(name)));
  return zone;
}

/** Whether `Intl` knows the name; bare offsets such as `+08:00` are no IANA zones. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneNamed(name);
    return true;
  } catch {
    return false; // RangeError is Intl's only way to say "unknown"
  }
}
