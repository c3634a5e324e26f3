import { end } from './move-clock.js';
import type { TicketState } from './ticket-state.js';

/** S24: running clocks end; a mark that was taken back leaves only its flag. */
export function markSpam(state: TicketState, at: number, restored: boolean): void {
  for (const clock of state.clocks) {
    if (clock.ended || !clock.rule) continue;
    if (restored) clock.flags.add('restored');
    else end(clock, at, 'spam');
  }
  if (restored) return;
  state.spam = true;
  state.response = state.periodic = state.resolution = null;
  state.callbacks = [];
}
