import { tenYearsAfter } from '../../identity/business-calendar.js';
import { type Clock, type ClockRule, type Piece, stops, type TicketStatus } from './clock.js';

/** Counted ms of `[from, to)` by a rule, pauses aside. */
export function countedBetween(rule: ClockRule, from: number, to: number): number {
  return rule.basis === 'business' && rule.calendar ? rule.calendar.countOpen(from, to) : Math.max(0, to - from);
}

/** Earliest instant with `ms` counted since `from`; null when it is out of reach. */
export function countedAfter(rule: ClockRule, from: number, ms: number): number | null {
  return rule.basis === 'business' && rule.calendar ? rule.calendar.addOpen(from, ms) : from + ms;
}

/** Counted ms of a piece, an open one up to `end`. */
export function pieceCounted(piece: Piece, end: number): number {
  return piece.counts && piece.rule ? countedBetween(piece.rule, piece.from, piece.to ?? end) : 0;
}

/** Counted ms of the whole instance up to its end, or up to `now` while it runs. */
export function consumedUntil(clock: Clock, now: number): number {
  const last = clock.pieces.at(-1);
  return last && last.to === null ? clock.counted + pieceCounted(last, Math.max(now, last.from)) : clock.counted;
}

/** Ends the piece that lasts, at `at`; what it counted is added to the sum. */
export function closePiece(clock: Clock, at: number): void {
  const last = clock.pieces.at(-1);
  if (!last || last.to !== null) return;
  last.to = at;
  clock.counted += pieceCounted(last, at);
  if (last.from === at) clock.pieces.pop();
}

/** Begins a piece at `at` under the clock's present rule. */
export function openPiece(clock: Clock, at: number, status: TicketStatus): void {
  const { rule } = clock;
  clock.pieces.push({ from: at, to: null, status, rule, counts: rule !== null && !stops(rule, status) });
}

/** S17: time without any target is counted by the target that follows. */
export function countByFollowing(clock: Clock, rule: ClockRule): void {
  clock.counted = 0;
  for (const piece of clock.pieces) {
    if (!piece.rule) {
      piece.rule = rule;
      piece.counts = !stops(rule, piece.status);
    }
    if (piece.to !== null) clock.counted += pieceCounted(piece, piece.to);
  }
}

/** The earliest instant at which `ms` had been counted, over all pieces; null when out of reach (C8: ten years from the start). */
export function instantCounted(clock: Clock, ms: number): number | null {
  let need = ms;
  for (const piece of clock.pieces) {
    if (!piece.counts || !piece.rule) continue;
    const found = countedAfter(piece.rule, piece.from, need);
    if (piece.to === null) return withinReach(clock, found);
    if (found !== null && found <= piece.to) return found;
    need -= pieceCounted(piece, piece.to);
  }
  return null;
}

/** C8: a due more than ten years after the start is no due. */
export function withinReach(clock: Clock, due: number | null): number | null {
  return due !== null && due <= tenYearsAfter(clock.startedAt) ? due : null;
}
