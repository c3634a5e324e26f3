import type { CalendarReason } from '../../identity/business-calendar.js';
import type { Piece } from './clock.js';
import type { ClockInstance } from './ticket-clocks.js';

/** Why a stretch of an instance's life counted or not. Instants in epoch ms. */
export interface ExplainedInterval {
  from: number;
  to: number;
  seconds: number;
  counted: boolean;
  reason: CalendarReason | 'calendar_time' | 'pending' | 'on_hold' | 'resolved';
  name: string | null;
}

type Stretch = Omit<ExplainedInterval, 'seconds'>;

/** Tiles `[startedAt, endedAt ?? now)` without a gap; neighbours differ in reason or name; counted seconds sum to `consumedSeconds`. */
export function explainInstance(instance: ClockInstance, now: number): ExplainedInterval[] {
  const end = instance.endedAt ?? now;
  const tiles: Stretch[] = [];
  for (const piece of instance.pieces) {
    if (!piece.rule) continue; // after `no_target`: the instance has ended before it
    for (const stretch of stretchesOf(piece, Math.min(piece.to ?? end, end))) {
      const last = tiles.at(-1);
      if (last && last.to === stretch.from && last.reason === stretch.reason && last.name === stretch.name) last.to = stretch.to;
      else tiles.push(stretch);
    }
  }
  return tiles.map((tile) => ({ ...tile, seconds: (tile.to - tile.from) / 1000 }));
}

function stretchesOf(piece: Piece, to: number): Stretch[] {
  const { from, rule, status } = piece;
  if (to <= from) return [];
  if (!piece.counts) return [{ from, to, counted: false, reason: statusReason(status), name: null }]; // the status wins
  if (rule?.basis !== 'business' || !rule.calendar) return [{ from, to, counted: true, reason: 'calendar_time', name: null }];
  return rule.calendar.intervals(from, to).map((tile) => ({ from: tile.from, to: tile.to, counted: tile.open, reason: tile.reason, name: tile.name }));
}

function statusReason(status: Piece['status']): 'pending' | 'on_hold' | 'resolved' {
  return status === 'pending' || status === 'on_hold' ? status : 'resolved';
}
