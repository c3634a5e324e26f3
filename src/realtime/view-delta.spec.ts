import { describe, expect, test } from '@jest/globals';
import type { TicketRow } from '../tickets/tickets.contract.js';
import type { TicketState } from './ticket-source.js';
import { assigneesOf, viewDelta, type TicketChange } from './view-delta.js';

const state = (assigneeId: string | null) => ({ id: '10', assigneeId }) as TicketState;
const row = (version: number) => ({ id: '10', version }) as TicketRow;
const mine = (s: TicketState) => s.assigneeId === '1';
const change = (part: Partial<TicketChange>): TicketChange => ({ id: '10', now: null, known: null, former: [], ...part });
const nothing = { up: [], rm: [] };

describe('RT5 what a change means for a view', () => {
  test('what is in it now goes up', () => {
    expect(viewDelta(mine, [change({ now: { state: state('1'), row: row(5) } })])).toEqual({ up: [row(5)], rm: [] });
  });

  test('not again when that version was sent', () => {
    const known = { state: state('1'), version: 5 };
    expect(viewDelta(mine, [change({ now: { state: state('1'), row: row(5) }, known })])).toEqual(nothing);
    expect(viewDelta(mine, [change({ now: { state: state('1'), row: row(6) }, known })])).toEqual({ up: [row(6)], rm: [] });
  });

  test('a moved due time goes up though the version stayed', () => {
    const due = (minute: number) => ({ ...state('1'), slaState: 'running', dueAt: new Date(minute * 60_000) }) as TicketState;
    expect(viewDelta(mine, [change({ now: { state: due(2), row: row(5) }, known: { state: due(1), version: 5 } })])).toEqual({ up: [row(5)], rm: [] });
    expect(viewDelta(mine, [change({ now: { state: due(2), row: row(5) }, known: { state: due(2), version: 5 } })])).toEqual(nothing);
  });

  test('the same version goes up where the view did not hold it before', () => {
    expect(viewDelta(mine, [change({ now: { state: state('1'), row: row(5) }, known: { state: state('2'), version: 5 } })])).toEqual({ up: [row(5)], rm: [] });
  });

  test.each([
    ['it was sent there', { known: { state: state('1'), version: 4 } }],
    ['somebody may have fetched it there', { former: [state('3'), state('1')] }],
  ])('what left it is taken off when %s', (_, before) => {
    expect(viewDelta(mine, [change({ now: { state: state('2'), row: row(5) }, ...before })])).toEqual({ up: [], rm: ['10'] });
  });

  test('what is gone for good is taken off where it was', () => {
    expect(viewDelta(mine, [change({ known: { state: state('1'), version: 4 } })])).toEqual({ up: [], rm: ['10'] });
  });

  test('RT10 what never was in it is not named at all', () => {
    expect(viewDelta(mine, [change({ now: { state: state('2'), row: row(5) }, known: { state: state('3'), version: 4 }, former: [state(null)] })])).toEqual(nothing);
  });
});

test('a change touches the views of all who have or had the ticket', () => {
  const moved = change({ now: { state: state('2'), row: row(5) }, known: { state: state('3'), version: 4 }, former: [state(null), state('4')] });
  expect([...assigneesOf(moved)].sort()).toEqual(['2', '3', '4']);
});
