import { expect, test } from '@jest/globals';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { RoundRunner } from './round-runner.js';
import type { WatchGroup } from './watch-groups.js';

const group = { key: 'view:all-open', sockets: new Set(['s']) } as unknown as WatchGroup;
const events = [{ name: 'ticket.assigned', position: 7 }] as RecordedEvent[];

/** A runner over a tally that stands at `tally.at` and counts `tally.n`; notes which figures it sent of its own. */
function runnerOver(tally: { at: number; n: number }) {
  const sent: number[] = [];
  let asked = 0;
  let dirty = new Map([[group, { up: [], rm: ['10'] }]]);
  const runner = new RoundRunner(
    { read: async () => ({}) } as never,
    { dirtyViews: () => dirty, send: () => undefined, sendCount: (_: WatchGroup, count: { n: number }) => sent.push(count.n) } as never,
    { replayedViews: () => [], settle: () => [] } as never,
    { read: async (groups: WatchGroup[]) => ({ counts: new Map(groups.map(({ key }) => [key, { n: tally.n }])), fresh: true }) } as never,
    { tallies: () => true, talliedTo: async () => (asked++, tally.at) } as never,
    { nextMs: null } as never,
  );
  const round = async (some: RecordedEvent[], isLast = true) => {
    dirty = some.length > 0 ? dirty : new Map();
    (await runner.prepare({ events: some, watches: [], to: 7, isLast: () => isLast })).emit();
  };
  return { runner, sent, round, asked: () => asked };
}

test('RT9 figures that were behind their rows follow until the tally has caught up, then no more', async () => {
  const tally = { at: 6, n: 3 };
  const { runner, sent, round } = runnerOver(tally);
  await round(events);
  expect(runner.laterMs).not.toBeNull();
  await round([]);
  Object.assign(tally, { at: 7, n: 4 });
  await round([]);
  expect(sent).toEqual([3, 4]);
  expect(runner.laterMs).toBeNull();
});

test('figures as new as their rows leave nothing to be done', async () => {
  const { runner, round } = runnerOver({ at: 7, n: 3 });
  await round(events);
  expect(runner.laterMs).toBeNull();
});

test('under load nobody waits for figures: the next round brings them', async () => {
  const { runner, round, asked } = runnerOver({ at: 6, n: 3 });
  await round(events, false);
  expect(asked()).toBe(1);
  expect(runner.laterMs).not.toBeNull();
});
