import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TicketScope } from '../../src/identity/index.js';
import { inScope } from '../../src/tickets/ticket-access.js';
import { filterFields, type FilterField } from '../../src/tickets/ticket-filter-fields.contract.js';
import { printFilter, type Filter, type FilterTerm, type FilterValue } from '../../src/tickets/ticket-filter.contract.js';
import { filterPredicate } from '../../src/tickets/ticket-filter.predicate.js';
import { filterConditions, Parameters } from '../../src/tickets/ticket-filter.sql.js';
import { TICKET_COLUMNS, toState, type TicketColumns } from '../../src/tickets/ticket-rows.js';
import { seeded, TicketsReader } from '../support/tickets-reader.js';

const HOUR = 3_600_000;
const reader = { agentId: '7', timeZone: 'Europe/Berlin' };
const random = seeded(2026);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
let desk: TicketsReader;
let now: Date;
let tickets: TicketColumns[];

beforeAll(async () => {
  desk = await TicketsReader.start();
  now = desk.clock.now();
  // Whole hours around now, so that many instants fall on the very ends of durations and days.
  const instant = () => new Date(now.getTime() + Math.round((random() - 0.5) * 144) * HOUR);
  const maybe = <T>(value: T): T | null => (random() < 0.3 ? null : value);
  for (let i = 0; i < 300; i += 1) {
    await desk.ticket({
      subject: pick(['Transfer late', '转账 未到账', '50% off', '50x off', 'a_b', 'aXb', 'back\\slash', 'ÉTÉ', 'ΟΔΟΣ', '']),
      status: pick(['new', 'open', 'pending', 'on_hold', 'resolved', 'closed']),
      priority: pick([1, 2, 3, 4]), channel: pick(['email', 'chat', 'phone', 'form', 'api']), customer_id: pick([1, 2, 3]),
      team_id: maybe(pick([1, 2])), assignee_id: maybe(pick([7, 8])), scope_team_ids: pick([[], [1], [1, 2], [3]]), tags: pick([[], ['退款'], ['vip', 'none'], ['me']]),
      waiting_since: maybe(instant()), due_at: maybe(instant()), created_at: instant(), sort_at: instant(),
      sla_state: pick(['none', 'running', 'paused', 'breached', 'met']), sla_soon_at: maybe(instant()),
    });
  }
  tickets = await desk.rows.all<TicketColumns>(`SELECT ${TICKET_COLUMNS} FROM ticket ORDER BY id`);
});
afterAll(() => desk.stop());

function randomTerm(): FilterTerm {
  const negated = random() < 0.3;
  const field = pick([...(Object.keys(filterFields) as FilterField[]), 'text' as const]);
  if (field === 'text') return { field, negated, text: pick(['late', 'LATE', '未到', '%', '_', '\\', '50%', 'été', 'οδοσ', "'; DROP TABLE ticket; --"]) };
  return { field, negated, values: Array.from({ length: 1 + Math.floor(random() * 2) }, () => randomValue(field)) };
}

function randomValue(field: FilterField): FilterValue {
  const { choices, none, me } = filterFields[field];
  if (choices) return { is: 'word', word: pick(Object.keys(choices)) };
  if (none && random() < 0.25) return { is: 'none' };
  if (me && random() < 0.5) return { is: 'me' };
  if (field === 'tag') return { is: 'word', word: pick(['退款', 'vip', 'none', 'me', 'absent']) };
  if (field === 'number') return { is: 'word', word: pick(tickets).number };
  if (field !== 'due' && field !== 'waiting' && field !== 'created' && field !== 'updated') return { is: 'word', word: pick(['1', '2', '7', '8', '123456789012345678']) };
  const op = pick(['<', '>', '<=', '>='] as const);
  const day = (plus: number) => new Date(now.getTime() + plus * 24 * HOUR).toISOString().slice(0, 10);
  const from = Math.floor((random() - 0.5) * 6);
  return pick<FilterValue>([
    { is: 'duration', op, amount: Math.floor(random() * 48), unit: pick(['h', 'm', 'd'] as const) },
    { is: 'date', op, day: day(from) },
    { is: 'days', from: day(from), to: day(from + Math.floor(random() * 3)) },
  ]);
}

test('X1 A6 the table and the predicate hold the same tickets, for 400 random filters and scopes', async () => {
  let held = 0;
  for (let i = 0; i < 400; i += 1) {
    const filter: Filter = { terms: Array.from({ length: 1 + Math.floor(random() * 2) }, randomTerm) };
    const scope = pick<TicketScope>([{ all: true }, { all: false, teamIds: ['1'] }, { all: false, teamIds: ['2', '3'] }, { all: false, teamIds: [] }]);
    const parameters = new Parameters();
    const where = ['true', ...filterConditions(filter, scope, reader, now, parameters)].join(' AND ');
    const inTable = await desk.rows.all<{ id: string }>(`SELECT id FROM ticket WHERE ${where} ORDER BY id`, parameters.values);
    const holds = filterPredicate(filter, reader);
    const inMemory = tickets.map(toState).filter((ticket) => inScope(ticket.scopeTeamIds, scope) && holds(ticket, now));
    expect({ filter: printFilter(filter), ids: inTable.map(({ id }) => id) }).toEqual({ filter: printFilter(filter), ids: inMemory.map(({ id }) => id) });
    held += inMemory.length;
  }
  // The filters were no empty ones, and not all of them held everything.
  expect(held).toBeGreaterThan(400 * 10);
  expect(held).toBeLessThan(400 * 150);
});
