import type { TicketRow } from '../../../../src/tickets/tickets.contract.js';
import { durationParts, type DurationWord } from './duration-parts.js';

export type ChipSla = TicketRow['sla'];
export type ChipState = ChipSla['state'];

/**
 * The state at this very instant. The server tells `ok`, `soon`, `breached` as of its last word; the two instants
 * it sends let a screen turn the chip without asking. What it called breached stays so: a clock here may be behind.
 */
export function chipState(sla: ChipSla, now: number): ChipState {
  if (sla.state !== 'ok' && sla.state !== 'soon') return sla.state;
  if (sla.dueAt !== null && now >= Date.parse(sla.dueAt)) return 'breached';
  if (sla.soonAt !== null && now >= Date.parse(sla.soonAt)) return 'soon';
  return sla.state;
}

export type ChipText = { state: ChipState; minus: boolean; time: DurationWord | null };

/** What the chip says: a time for running clocks (with a minus once late), a word for the others. */
export function chipText(sla: ChipSla, now: number): ChipText {
  const state = chipState(sla, now);
  if (sla.dueAt === null || (state !== 'ok' && state !== 'soon' && state !== 'breached')) return { state, minus: false, time: null };
  const left = (Date.parse(sla.dueAt) - now) / 1000;
  // Left is rounded down and late too: "12m" means at least 12 minutes in both directions.
  return state === 'breached' ? { state, minus: true, time: durationParts(Math.max(0, -left)) } : { state, minus: false, time: durationParts(left) };
}
