import { isEvent, type RecordedEvent } from '../platform/log/recorded-event.js';
import { ticketPriorities } from '../tickets/tickets.contract.js';
import {
  ticketAssigned, ticketChanged, ticketClosed, ticketDueSet, ticketOpened, ticketReopened, ticketResolved, ticketStatusChanged,
} from '../tickets/tickets.events.js';
import type { TicketState } from './ticket-source.js';

/**
 * What a ticket may have been while these events (ascending) were on their way: somebody may have fetched it in any of
 * those states, so a view that held one of them must drop it. Walks back from `now`. `isKnown`: the state before the
 * events is remembered, so nothing has to be guessed about it.
 */
export function formerStates(now: TicketState, events: RecordedEvent[], isKnown: boolean): TicketState[] {
  const states: TicketState[] = [];
  let state = now;
  let guessed = isKnown;
  const reached = (change: Partial<TicketState>) => {
    state = { ...state, ...change };
    states.push(state);
  };
  for (const event of [...events].reverse()) {
    // Before it opened it was on nobody's screen.
    if (isEvent(event, ticketOpened)) break;
    if (isEvent(event, ticketDueSet)) {
      reached({ slaState: event.payload.state as TicketState['slaState'], dueAt: date(event.payload.dueAt), slaSoonAt: date(event.payload.soonAt) });
      // The event does not say what it was before; only `breached` decides where a ticket stands.
      if (!guessed && state.slaState !== 'breached') reached({ slaState: 'breached' });
      guessed = true;
    } else {
      const change = before(event);
      if (change) reached(change);
    }
  }
  return states;
}

function before(event: RecordedEvent): Partial<TicketState> | null {
  if (isEvent(event, ticketStatusChanged) || isEvent(event, ticketReopened) || isEvent(event, ticketClosed)) return { status: event.payload.from };
  // Whichever of the live ones it was, views of live tickets held it.
  if (isEvent(event, ticketResolved)) return { status: 'open' };
  if (isEvent(event, ticketAssigned)) return { assigneeId: event.payload.from };
  if (!isEvent(event, ticketChanged)) return null;
  const { priority, teamId, tags } = event.payload;
  return {
    ...(priority && { priority: ticketPriorities.indexOf(priority.from) + 1 }),
    ...(teamId && { teamId: teamId.from }),
    ...(tags && { tags: tags.from }),
  };
}

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));
