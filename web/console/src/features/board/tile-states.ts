import type { Board } from '../../api/get-board.js';
import type { ChipState } from '../../ui/sla-chip-text.js';

/** Rates may come as shares or as percent; targets of 90 and 0.9 mean the same. */
export const asPercent = (rate: number): number => (Math.abs(rate) <= 1 ? rate * 100 : rate);

/** Above the target warns, twice above alarms. */
export const waitingState = ({ count, target }: Board['tiles']['waiting']): ChipState => (count <= target ? 'met' : count <= target * 2 ? 'soon' : 'breached');

export const longestState = (seconds: number | null, targetSeconds: number): ChipState => (seconds === null ? 'met' : seconds > targetSeconds ? 'breached' : seconds > targetSeconds * 0.75 ? 'soon' : 'ok');

export function metState({ rate, target }: Board['tiles']['metToday']): ChipState {
  if (rate === null) return 'none';
  const gap = asPercent(rate) - asPercent(target);
  return gap >= 0 ? 'met' : gap >= -5 ? 'soon' : 'breached';
}

/** Whole-number parts that sum to 100, the largest remainders rounded up; all zero when there is nothing. */
export function percentParts(counts: readonly number[]): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (100 * count) / sum);
  const parts = exact.map(Math.floor);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest);
  let left = 100 - parts.reduce((total, part) => total + part, 0);
  for (const { index } of order) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
