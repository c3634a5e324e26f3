import { expect, test } from '@jest/globals';
import type { ViewFrame } from '../../../../src/realtime/realtime.contract.js';
import type { TicketRow } from '../../../../src/tickets/tickets.contract.js';
import { patchRows, type HeldList } from './apply-frame.js';
import { judgeFrame } from './judge-frame.js';
import { rowOrder } from './order-rows.js';
import { aRow } from './row-for-specs.js';

/** Numbers that are the same in every run, so that a failure can be looked at. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % sides;
  };
}

/** A server of one view: what is in it, and every change by position. */
class Server {
  readonly rows = new Map<string, TicketRow>();
  private readonly log: { id: string }[] = [];

  get position(): number {
    return this.log.length;
  }

  change(roll: (sides: number) => number): ViewFrame {
    const id = String(1 + roll(40));
    const held = this.rows.get(id);
    const inView = roll(4) > 0;
    const version = (held?.version ?? 0) + 1;
    this.rows.set(id, aRow({ id, version, assigneeId: inView ? null : '9', dueAt: new Date(roll(1e6) * 1000).toISOString() }));
    this.log.push({ id });
    return this.since(this.position - 1);
  }

  /** RT7: one coalesced frame of everything after `from`. */
  since(from: number): ViewFrame {
    const ids = [...new Set(this.log.slice(from).map(({ id }) => id))];
    const rows = ids.map((id) => this.rows.get(id)).filter((row) => row !== undefined);
    return { topic: 'view:unassigned', from, to: this.position, up: rows.filter(isIn), rm: rows.filter((row) => !isIn(row)).map((row) => row.id), n: 0, breached: 0, capped: false };
  }

  fetch(): TicketRow[] {
    return [...this.rows.values()].filter(isIn).sort(rowOrder.due);
  }
}

const isIn = (row: TicketRow): boolean => row.assigneeId === null;

test.each([1, 2, 3, 4, 5])('RT3 frames shuffled, doubled and dropped end like a fresh fetch, or ask again (seed %d)', (seed) => {
  const roll = dice(seed);
  const server = new Server();
  let list: HeldList = { view: 'unassigned', sort: 'due', filter: '', rows: [], more: false };
  let own = 0;
  let asked = 0;
  const hear = (frame: ViewFrame): void => {
    const verdict = judgeFrame(own, frame);
    if (verdict === 'drop') return;
    if (verdict === 'gap') {
      asked += 1;
      return hear(server.since(own));
    }
    list = { ...list, rows: patchRows(list, frame) };
    own = frame.to;
  };
  const late: ViewFrame[] = [];
  for (let step = 0; step < 1000; step += 1) {
    const frame = server.change(roll);
    const fate = roll(10);
    if (fate === 0) continue;
    if (fate === 1) late.push(frame);
    else hear(frame);
    if (fate === 2) hear(frame);
    if (fate === 3 && late.length > 0) hear(late.splice(roll(late.length), 1)[0] as ViewFrame);
  }
  // `at` tells the newest position; whoever is behind asks for the rest.
  if (own < server.position) hear(server.since(own));
  expect(list.rows).toEqual(server.fetch());
  expect(asked).toBeGreaterThan(0);
});

test('RT3 the three verdicts', () => {
  expect(judgeFrame(undefined, { from: 1, to: 2 })).toBe('drop');
  expect(judgeFrame(5, { from: 3, to: 5 })).toBe('drop');
  expect(judgeFrame(5, { from: 6, to: 7 })).toBe('gap');
  expect(judgeFrame(5, { from: 3, to: 7 })).toBe('apply');
  expect(judgeFrame(5, { from: 5, to: 6 })).toBe('apply');
});
