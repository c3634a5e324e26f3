import { describe, expect, test } from '@jest/globals';
import { compileCalendar } from '../../identity/business-calendar.js';
import { explainInstance, foldClocks, type ClockInstance } from '../sla-clock.js';
import type { SlaEvent } from '../sla-event.js';
import type { PolicyVersion, Priority } from '../sla-policy.js';

const minute = 60_000;
const origin = Date.parse('2026-03-27T06:00Z'); // a Friday; New York and Berlin are in their summer-time weeks
const span = 5 * 1440;
const office = [['08:00', '12:00'], ['13:00', '17:30']] as const;
const calendars = new Map([['c', compileCalendar([{ from: null, definition: { timeZone: 'Europe/Berlin', weekly: { mon: office, tue: office, fri: office, sat: [['22:00', '04:00']] } } }])]]);
const open = Array.from({ length: span + 1 }, (_, at) => calendars.get('c')!.isOpen(origin + at * minute));

type Basis = 'business' | 'calendar';
type Metric = 'first_response' | 'next_response' | 'resolution';
const minutesOf: Record<Metric, Record<Priority, [number, Basis]>> = {
  first_response: { urgent: [30, 'business'], high: [60, 'calendar'], normal: [120, 'business'], low: [240, 'business'] },
  next_response: { urgent: [20, 'business'], high: [44, 'calendar'], normal: [90, 'business'], low: [90, 'business'] },
  resolution: { urgent: [240, 'business'], high: [480, 'business'], normal: [600, 'calendar'], low: [960, 'business'] },
};
const rows = Object.fromEntries(Object.entries(minutesOf).map(([metric, row]) => [metric, Object.fromEntries(Object.entries(row).map(([priority, [minutes, basis]]) => [priority, { seconds: minutes * 60, basis }]))]));
const policies: PolicyVersion[] = [
  { id: 'p', version: 1, from: null, retired: false, when: { all: [] }, calendar: 'c', targets: rows, pauseOn: { resolution: ['pending'], periodic_update: ['pending'] }, resolutionMode: 'open_time', warn: [{ metric: '*', percent: 50 }] },
];

function random(seed: number) {
  let state = seed;
  return (below: number) => Math.floor(((state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296) * below);
}

/** A valid history on a grid of minutes, several events an instant. */
function history(r: (below: number) => number, retargets: boolean): SlaEvent[] {
  const events: SlaEvent[] = [];
  let at = r(600);
  let [resolved, number] = [false, 0];
  const add = (event: object) => events.push({ ...event, id: `e${(number += 1)}`, at: origin + at * minute, ticket: 'T' } as SlaEvent);
  const priorities: Priority[] = ['urgent', 'high', 'normal', 'low'];
  add({ type: 'ticket.opened', priority: priorities[r(4)], channel: 'email', origin: r(5) ? 'customer' : 'agent', tier: null, tags: [], team: null, splitFrom: null, messages: [] });
  for (let count = r(14); count > 0 && at < span - 10; count -= 1) {
    at += r(4) ? r(400) : 0;
    const dice = r(10);
    if (dice < 3) add({ type: 'message.received', messageId: `m${number}`, kind: r(6) ? 'human' : 'auto' });
    else if (dice < 5) add({ type: 'message.sent', messageId: `s${number}`, by: r(6) ? 'agent' : 'bot' });
    else if (dice < 6 && retargets) add({ type: 'ticket.changed', priority: priorities[r(4)] });
    else if (resolved) { if (r(2)) { add({ type: 'ticket.reopened', cause: r(2) ? 'customer' : 'agent', messageId: null }); resolved = false; } }
    else if (dice < 8) add({ type: 'ticket.status_changed', to: (['new', 'open', 'pending', 'pending', 'on_hold'] as const)[r(5)] });
    else { add({ type: 'ticket.resolved', by: r(2) ? 'agent' : 'customer' }); resolved = true; }
  }
  return events.filter((event) => event.at < origin + span * minute);
}

interface Told { metric: Metric; start: number; consumed: number[]; target: [number, Basis]; swapped: boolean; reached: number | null; breach: number | null; met: number | null; end: number | null; warned: number[]; running: boolean }

/** Minute by minute, written apart from the fold: what has been counted is remembered for every minute, and a target is looked up in it. */
class Walk {
  readonly all: Told[] = [];
  private response: Told | null = null;
  private resolution: Told | null = null;
  private status = 'new';
  private answered = false;
  private agents = false;
  private priority: Priority = 'normal';

  step(at: number, events: readonly SlaEvent[]) {
    for (const event of events) this.apply(at, event);
    for (const one of this.all) this.fire(one, at);
    for (const one of this.all) {
      if (one.end !== null) continue;
      const counts = one.running && (one.target[1] === 'calendar' || open[at]!);
      one.consumed.push(one.consumed.at(-1)! + (counts ? 1 : 0));
      if (one.running && one.reached === null && one.consumed.at(-1)! >= one.target[0]) one.reached = at + 1;
    }
  }

  private fire(one: Told, at: number) {
    if (one.end !== null || !one.running || one.breach !== null) return;
    if (one.reached !== null && one.reached <= at) one.breach = at;
    else if (one.warned.length === 0 && one.consumed.at(-1)! * 2 >= one.target[0]) one.warned.push(at);
  }

  private start(metric: Metric, at: number): Told {
    const one: Told = { metric, start: at, consumed: [0], target: minutesOf[metric][this.priority], swapped: false, reached: null, breach: null, met: null, end: null, warned: [], running: true };
    this.all.push(one);
    return one;
  }

  private contact(at: number) {
    if (this.status === 'pending' || this.status === 'on_hold') this.setStatus('open', at);
    if (this.status !== 'resolved') this.await(at);
  }

  private await(at: number) {
    this.response ??= this.start(this.answered || this.agents ? 'next_response' : 'first_response', at);
  }

  private finish(one: Told | null, at: number, met: boolean) {
    if (!one) return;
    one.end = at;
    if (met && one.breach === null) one.met = at;
  }

  private setStatus(status: string, at: number) {
    this.status = status;
    const one = this.resolution;
    if (!one || one.end !== null) return;
    const running = status !== 'pending';
    if (running && !one.running && one.breach === null && one.consumed.at(-1)! >= one.target[0]) one.reached = at; // S20
    one.running = running;
  }

  private swap(one: Told, at: number) {
    const target = minutesOf[one.metric][this.priority];
    if (target[0] === one.target[0] && target[1] === one.target[1]) return;
    one.target = target;
    one.swapped = true;
    if (!one.running) return;
    const found = one.consumed.findIndex((counted) => counted >= target[0]);
    one.reached = found < 0 ? null : one.start + found;
    if (one.breach === null && one.reached !== null && one.reached < at) one.breach = at; // Q13
  }

  private apply(at: number, event: SlaEvent) {
    if (event.type === 'ticket.opened') {
      this.priority = event.priority;
      this.agents = event.origin === 'agent';
      this.resolution = this.start('resolution', at);
      if (!this.agents) this.await(at);
    } else if (event.type === 'message.received' && event.kind === 'human') this.contact(at);
    else if (event.type === 'message.sent' && event.by === 'agent') {
      this.answered = true;
      this.finish(this.response, at, true);
      this.response = null;
    } else if (event.type === 'ticket.status_changed') this.setStatus(event.to, at);
    else if (event.type === 'ticket.changed') {
      this.priority = event.priority!;
      if (this.response) this.swap(this.response, at);
      if (this.status !== 'resolved') this.swap(this.resolution!, at);
    } else if (event.type === 'ticket.resolved') {
      this.status = 'resolved';
      this.finish(this.response, at, this.response?.metric === 'first_response' && event.by === 'customer');
      this.response = null;
      this.finish(this.resolution, at, true);
    } else if (event.type === 'ticket.reopened') {
      this.status = 'open';
      if (event.cause === 'customer') this.await(at);
      const one = this.resolution!;
      while (one.consumed.length <= at - one.start) one.consumed.push(one.consumed.at(-1)!);
      one.end = one.met = null;
      one.running = true;
      if (one.breach === null) one.reached = one.consumed.at(-1)! >= one.target[0] ? at : null;
      this.swap(one, at);
    }
  }
}

const resultOf = (one: Told) => (one.breach !== null ? 'breached' : one.end === null ? 'pending' : one.met !== null ? 'met' : 'cancelled');
const place = (ms: number | null) => (ms === null ? null : (ms - origin) / minute);

function compare(seed: number, retargets: boolean) {
  const r = random(seed);
  const events = history(r, retargets);
  const stops = new Set(Array.from({ length: 5 }, () => r(span)));
  const byMinute = new Map<number, SlaEvent[]>();
  for (const event of events) byMinute.set((event.at - origin) / minute, [...(byMinute.get((event.at - origin) / minute) ?? []), event]);
  const walk = new Walk();
  for (let at = 0; at < span; at += 1) {
    if (stops.has(at)) check(at, 0);
    walk.step(at, byMinute.get(at) ?? []);
    if (stops.has(at)) check(at, 1000);
  }
  function check(at: number, extra: number) {
    // At `at` itself its events have applied, but no deadline of `at` has fired: that is seen one second later.
    const known = events.filter((event) => event.at < origin + at * minute + extra);
    const now = origin + at * minute + (extra || -1);
    const told = foldClocks({ events: known, policies, calendars, now })[0]?.instances ?? [];
    const own = [...walk.all].sort((a, b) => a.start - b.start || (a.metric < b.metric ? -1 : 1));
    const mine = told.toSorted((a, b) => a.startedAt - b.startedAt || (a.metric < b.metric ? -1 : 1));
    const shape = (one: ClockInstance) => [one.metric, place(one.startedAt), one.result, place(one.breachedAt), place(one.metAt), place(one.endedAt), one.phase === 'running', retargets ? [] : one.warnings.map((warning) => place(warning.at))];
    const walked = own.map((one) => [one.metric, one.start, resultOf(one), one.breach, one.met, one.end, one.end === null && one.running, retargets ? [] : one.warned]);
    const found = mine.map(shape);
    // Jest compares slowly: it is asked only when there is something to show.
    if (JSON.stringify(found) !== JSON.stringify(walked)) expect({ seed, at, extra, events: known, found }).toEqual({ seed, at, extra, events: known, found: walked });
    for (const [index, one] of mine.entries()) checkSums(one, own[index]!, now, extra);
  }
}

function checkSums(one: ClockInstance, walked: Told, now: number, extra: number) {
  const tiles = explainInstance(one, now);
  const counted = tiles.filter((tile) => tile.counted).reduce((sum, { seconds }) => sum + seconds, 0);
  const held = {
    sum: Math.round(counted * 1000) === Math.round(one.consumedSeconds * 1000),
    tiled: tiles.every((tile, at) => (at === 0 ? tile.from === one.startedAt : tile.from === tiles[at - 1]!.to && (tile.reason !== tiles[at - 1]!.reason || tile.name !== tiles[at - 1]!.name))),
    whole: tiles.length === 0 || tiles.at(-1)!.to === (one.endedAt ?? now),
    walked: extra > 0 || Math.round(one.consumedSeconds / 60) === walked.consumed.at(-1),
    ahead: one.phase !== 'running' || one.result !== 'pending' || one.dueAt === null || one.dueAt >= now,
    overdue: Math.abs(one.overdueSeconds - Math.max(0, one.consumedSeconds - one.targetSeconds!)) < 1e-6,
  };
  if (!Object.values(held).every(Boolean)) expect({ one, tiles, held }).toBe('all held');
}

describe('fold against a walk of minutes', () => {
  test('S1–S20 warnings, breaches and ends of 200 histories without retargets', () => {
    for (let seed = 1; seed <= 200; seed += 1) compare(seed * 7919, false);
  });

  test('S17 Q2 Q13 breaches and ends of 200 histories with retargets', () => {
    for (let seed = 1; seed <= 200; seed += 1) compare(seed * 104_729, true);
  });

  test('T1 between two events exactly what `nextAt` says fires, just after it', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const r = random(seed * 15_485_863);
      const events = history(r, true);
      const now = origin + r(span) * minute;
      const known = events.filter((event) => event.at <= now);
      const fold = (at: number) => foldClocks({ events: known, policies, calendars, now: at })[0]?.instances ?? [];
      for (const [at, one] of fold(now).entries()) {
        const fired = (clock: ClockInstance) => clock.warnings.length + (clock.breachedAt === null ? 0 : 1);
        if (one.nextAt === null) {
          expect(fired(fold(now + 400 * 86_400_000)[at]!)).toBe(fired(one));
          continue;
        }
        const [before, after] = [fold(one.nextAt)[at]!, fold(one.nextAt + 1)[at]!];
        const found = [one.nextAt >= now, fired(before), fired(after), after.breachedAt !== null];
        expect(found).toEqual([true, fired(one), fired(one) + 1, one.nextKind === 'due']);
      }
    }
  });

  test('S3 the order of the log decides only within an instant', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const events = history(random(seed * 32_452_843), true);
      const shuffled = events.toSorted((a, b) => (a.at === b.at ? 0 : b.at - a.at));
      const now = origin + span * minute;
      expect(foldClocks({ events: shuffled, policies, calendars, now })).toEqual(foldClocks({ events, policies, calendars, now }));
    }
  });
});
