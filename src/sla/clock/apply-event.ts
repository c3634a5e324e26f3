import type { SlaEvent } from '../sla-event.js';
import { isResolved } from './clock.js';
import { answerCallbacks, contact, countAttempt, type Moment, owedCallback, promiseCallback, response, wakeByCustomer, withdrawCallback } from './contacts.js';
import { changeFacts } from './change-facts.js';
import { clearManualDue, setManualDue } from './manual-due.js';
import { reopen, resolve } from './resolve-ticket.js';
import { markSpam } from './mark-spam.js';
import { setStatus, type TicketState } from './ticket-state.js';
import type { KnownHistory } from './known-history.js';

/** The table of SLA.md §3: what one event does to the clocks of an open ticket. */
export function applyEvent(state: TicketState, event: SlaEvent, moment: Moment, known: KnownHistory): void {
  const { at } = event;
  switch (event.type) {
    case 'message.received':
      if (event.kind === 'human') contact(state, moment);
      return;
    case 'message.sent':
      if (event.by === 'agent' && !known.unsent.has(event.messageId)) response(state, moment); // S16
      return;
    case 'call.answered':
      if (event.direction === 'inbound') wakeByCustomer(state, moment);
      response(state, moment);
      answerCallbacks(state, moment.at);
      return;
    case 'call.missed':
      if (event.direction === 'outbound') return countAttempt(state);
      contact(state, moment);
      return owedCallback(state, moment); // on a resolved ticket too (Q1)
    case 'callback.promised':
      return promiseCallback(state, moment, event.callbackId, event.dueAt);
    case 'callback.withdrawn':
      return report(state, event, withdrawCallback(state, at, event.callbackId, event.reason));
    case 'ticket.status_changed':
      if (!isResolved(state.status)) return setStatus(state, event.to, at);
      return report(state, event, { field: 'type', detail: 'The ticket is resolved: reopen it before another status.' }); // Q11
    case 'ticket.resolved':
      return resolve(state, at, 'resolved', event.by, known.undone.has(event));
    case 'ticket.closed':
      return resolve(state, at, 'closed', 'agent', known.undone.has(event));
    case 'ticket.reopened':
      return report(state, event, reopen(state, event, known));
    case 'ticket.changed':
      return changeFacts(state, event);
    case 'ticket.marked_spam':
      return markSpam(state, at, known.restored.has(event));
    case 'sla.due_set':
      return report(state, event, setManualDue(state, at, event.dueAt));
    case 'sla.due_cleared':
      return clearManualDue(state, at);
    default: // bounces, merges and unmarking are corrections: the history is folded without what they took away
  }
}

function report(state: TicketState, event: SlaEvent, problem: { field: string; detail: string } | null): void {
  if (problem) state.problems.push({ eventId: event.id, ...problem });
}
