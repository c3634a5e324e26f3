import type { TicketScope } from '../identity/index.js';
import type { ChoiceField, FilterField } from './ticket-filter-fields.contract.js';
import { isTimeField, type Filter, type FilterTerm, type FilterValue } from './ticket-filter.contract.js';
import { timeBounds, type FilterReader } from './ticket-filter-time.js';
import { priorityRank } from './ticket-priority.js';
import { isLive } from './ticket-status.js';
import type { TicketPriority, TicketStatus } from './tickets.contract.js';

/** Bound parameters of one statement; `add` answers the placeholder (X1). */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    return `$${this.values.push(value)}::${type}`;
  }
}

/** Conditions of a WHERE over `ticket`, to be joined with AND: the reader's scope first (A6), then each term. */
export function filterConditions(filter: Filter, scope: TicketScope, reader: FilterReader, now: Date, parameters: Parameters): string[] {
  const conditions = scope.all ? [] : [`scope_team_ids && ${parameters.add(scope.teamIds, 'bigint[]')}`];
  for (const term of filter.terms) {
    const condition = termCondition(term, reader, now, parameters);
    // IS NOT TRUE: an empty column does not hold the value, so the negated term holds.
    conditions.push(term.negated ? `(${condition}) IS NOT TRUE` : condition.includes(' OR ') ? `(${condition})` : condition);
  }
  return conditions;
}

/** Which half of the tickets a filter can only hold: the indexes are partial by it, and the planner must be told. */
export function halfOf(filter: Filter): 'live' | 'done' | 'both' {
  for (const term of filter.terms) {
    if (term.negated || (term.field !== 'status' && term.field !== 'is')) continue;
    const halves = new Set(term.values.map((value) => halfOfWord(term.field, value.is === 'word' ? value.word : '')));
    const [half] = halves;
    if (halves.size === 1 && half && half !== 'both') return half;
  }
  return 'both';
}

function halfOfWord(field: string, word: string): 'live' | 'done' | 'both' {
  if (field === 'status') return isLive(word as TicketStatus) ? 'live' : 'done';
  return word === 'live' || word === 'done' ? word : 'both';
}

function termCondition(term: FilterTerm, reader: FilterReader, now: Date, parameters: Parameters): string {
  if (term.field === 'text') return `subject ILIKE ${parameters.add(`%${escapeLike(term.text)}%`, 'text')}`;
  const { field } = term;
  return term.values.map((value) => valueCondition(field, value, reader, now, parameters)).join(' OR ');
}

/** `%` and `_` of the text stand for themselves. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

function valueCondition(field: FilterField, value: FilterValue, reader: FilterReader, now: Date, parameters: Parameters): string {
  const column = columns[field as keyof typeof columns];
  switch (value.is) {
    case 'none':
      return field === 'tag' ? `tags = '{}'` : `${column} IS NULL`;
    case 'me':
      return `${column} = ${parameters.add(reader.agentId, 'bigint')}`;
    case 'word':
      if (field === 'tag') return `tags @> ARRAY[${parameters.add(value.word, 'text')}]`;
      if (column !== undefined) return `${column} = ${parameters.add(value.word, 'bigint')}`;
      return choiceConditions[field as ChoiceField](value.word, now, parameters);
    default:
      return isTimeField(field) ? boundsCondition(column!, timeBounds(field, value, reader.timeZone, now), parameters) : 'false';
  }
}

function boundsCondition(column: string, { from, to }: ReturnType<typeof timeBounds>, parameters: Parameters): string {
  return [
    from && `${column} ${from.inclusive ? '>=' : '>'} ${parameters.add(from.at, 'timestamptz')}`,
    to && `${column} ${to.inclusive ? '<=' : '<'} ${parameters.add(to.at, 'timestamptz')}`,
  ].filter(Boolean).join(' AND ');
}

/** Columns of fields whose values are ids or instants; the others have conditions of their own. */
const columns = {
  assignee: 'assignee_id', team: 'team_id', customer: 'customer_id', number: 'number',
  due: 'due_at', waiting: 'waiting_since', created: 'created_at', updated: 'sort_at',
} as const;

const choiceConditions: Record<ChoiceField, (word: string, now: Date, parameters: Parameters) => string> = {
  status: (word, _now, parameters) => `status = ${parameters.add(word, 'text')}`,
  channel: (word, _now, parameters) => `channel = ${parameters.add(word, 'text')}`,
  priority: (word, _now, parameters) => `priority = ${parameters.add(priorityRank(word as TicketPriority), 'smallint')}`,
  sla: (word, now, parameters) => {
    // Written out, for the planner to see the partial index of breached tickets.
    if (word === 'breached') return `sla_state = 'breached'`;
    if (word === 'soon') return `sla_state = 'running' AND sla_soon_at <= ${parameters.add(now, 'timestamptz')}`;
    if (word === 'ok') return `sla_state = 'running' AND (sla_soon_at <= ${parameters.add(now, 'timestamptz')}) IS NOT TRUE`;
    return `sla_state = ${parameters.add(word, 'text')}`;
  },
  is: (word) => ({ live: 'live', done: 'NOT live', assigned: 'assignee_id IS NOT NULL' })[word] ?? 'assignee_id IS NULL',
};
