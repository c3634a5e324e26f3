import type { TicketRow } from '../tickets/tickets.contract.js';
import type { TicketSnapshot, TicketState } from './ticket-source.js';

/** A ticket that events of this tick were about: as it is, and as it may stand on a screen. */
export interface TicketChange {
  id: string;
  /** Null when it does not exist any more. */
  now: TicketSnapshot | null;
  /** As this process last sent it; null when it never did. */
  known: { state: TicketState; version: number } | null;
  /** What it may have been when somebody fetched it, oldest last (see former-states). */
  former: TicketState[];
}
export interface ViewDelta {
  up: TicketRow[];
  rm: string[];
}

/**
 * What the changes mean for one view (RT5). A ticket that was never in it is not named at all: its id would be a byte of
 * something its watchers may not see (RT10), and a view that nothing happened to stays clean (RT6).
 */
export function viewDelta(holds: (state: TicketState) => boolean, changes: Iterable<TicketChange>): ViewDelta {
  const delta: ViewDelta = { up: [], rm: [] };
  for (const { id, now, known, former } of changes) {
    const wasKnown = known !== null && holds(known.state);
    if (now && holds(now.state)) {
      if (!wasKnown || !isSame(known, now)) delta.up.push(now.row);
    } else if (wasKnown || former.some(holds)) delta.rm.push(id);
  }
  return delta;
}

// A due time moves without a new version: nobody edits it, so nobody's edit must fail for it.
const isSame = (known: NonNullable<TicketChange['known']>, { state, row }: TicketSnapshot): boolean =>
  known.version === row.version && known.state.slaState === state.slaState && ms(known.state.dueAt) === ms(state.dueAt) && ms(known.state.slaSoonAt) === ms(state.slaSoonAt);
const ms = (at: Date | null | undefined): number | undefined => at?.getTime();

export const isEmpty = (delta: ViewDelta): boolean => delta.up.length === 0 && delta.rm.length === 0;

/** Agents who have or had the ticket: the only ones whose own views it can touch. */
export function assigneesOf({ now, known, former }: TicketChange): Set<string> {
  const states = [now?.state, known?.state, ...former];
  return new Set(states.flatMap((state) => state?.assigneeId ?? []));
}
