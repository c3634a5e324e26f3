import { invalid, ProblemError } from '../platform/http/problem.js';
import type { TicketStatus } from './tickets.contract.js';

export const cannotMove = (from: TicketStatus, to: TicketStatus) => invalid([{ pointer: '/status', detail: `a ticket that is ${from} cannot become ${to}` }]);
/** The same words for an id that does not exist and one that is not the caller's to use (A3). */
export const unknownId = (pointer: string, what: string) => invalid([{ pointer, detail: `is not ${what} you may use` }]);
export const movedOn = (seq: number) =>
  new ProblemError(409, 'ticket-moved-on', 'Somebody wrote since', 'There are messages you have not seen. Read them, then send again.', { seq });
