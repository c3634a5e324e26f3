import type { ChoiceField, FilterField } from './ticket-filter-fields.contract.js';
import { isTimeField, type Filter, type FilterTerm, type FilterValue } from './ticket-filter.contract.js';
import { isWithin, timeBounds, type FilterReader } from './ticket-filter-time.js';
import { priorityName } from './ticket-priority.js';
import { chipState, type TicketState } from './ticket-state.js';
import { isLive } from './ticket-status.js';

export type TicketPredicate = (ticket: TicketState, now: Date) => boolean;

/** Compiles a filter for tickets in memory; ticket-filter.sql asks the same of the table, and a test holds them equal. */
export function filterPredicate(filter: Filter, reader: FilterReader): TicketPredicate {
  const terms = filter.terms.map((term) => ({ negated: term.negated, holds: termPredicate(term, reader) }));
  return (ticket, now) => terms.every(({ negated, holds }) => holds(ticket, now) !== negated);
}

function termPredicate(term: FilterTerm, reader: FilterReader): TicketPredicate {
  if (term.field === 'text') {
    const wanted = fold(term.text);
    return (ticket) => fold(ticket.subject).includes(wanted);
  }
  const { field } = term;
  const values = term.values.map((value) => valuePredicate(field, value, reader));
  return (ticket, now) => values.some((holds) => holds(ticket, now));
}

function valuePredicate(field: FilterField, value: FilterValue, { agentId, timeZone }: FilterReader): TicketPredicate {
  if (isTimeField(field)) {
    const read = instants[field];
    if (value.is === 'none') return (ticket) => read(ticket) === null;
    if (value.is === 'duration' || value.is === 'date' || value.is === 'days') return (ticket, now) => isWithin(read(ticket), timeBounds(field, value, timeZone, now));
  }
  if (field === 'tag') return value.is === 'word' ? ({ tags }) => tags.includes(value.word) : ({ tags }) => tags.length === 0;
  if (field === 'assignee' || field === 'team' || field === 'customer' || field === 'number') {
    const wanted = value.is === 'none' ? null : value.is === 'me' ? agentId : value.is === 'word' ? value.word : undefined;
    return (ticket) => ids[field](ticket) === wanted;
  }
  const word = value.is === 'word' ? value.word : '';
  const holds = choices[field as ChoiceField];
  return (ticket, now) => holds(ticket, word, now);
}

const instants = {
  due: (ticket: TicketState) => ticket.dueAt,
  waiting: (ticket: TicketState) => ticket.waitingSince,
  created: (ticket: TicketState) => ticket.createdAt,
  updated: (ticket: TicketState) => ticket.sortAt,
};

const ids = {
  assignee: (ticket: TicketState) => ticket.assigneeId,
  team: (ticket: TicketState) => ticket.teamId,
  customer: (ticket: TicketState) => ticket.customerId,
  number: (ticket: TicketState) => String(ticket.number),
};

const choices: Record<ChoiceField, (ticket: TicketState, word: string, now: Date) => boolean> = {
  status: (ticket, word) => ticket.status === word,
  channel: (ticket, word) => ticket.channel === word,
  priority: (ticket, word) => priorityName(ticket.priority) === word,
  sla: (ticket, word, now) => chipState(ticket, now) === word,
  is: (ticket, word) => {
    if (word === 'live') return isLive(ticket.status);
    if (word === 'done') return !isLive(ticket.status);
    return (ticket.assigneeId !== null) === (word === 'assigned');
  },
};

/** Letter by letter, as the database folds: a final sigma or a dotted I depends on its neighbours in whole strings only. */
const fold = (text: string): string => Array.from(text, (char) => char.toLowerCase()).join('');
