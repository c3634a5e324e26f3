import { describe, expect, test } from '@jest/globals';
import { explainScenario } from './scenario.js';
import { slaTicketSchema, type SlaInstance, type SlaTicket } from './sla.contract.js';

const origin = Date.parse('2026-10-23T06:00Z');

function random(seed: number) {
  let state = seed;
  const below = (limit: number) => Math.floor(((state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296) * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  return { below, pick };
}
type Random = ReturnType<typeof random>;

const iso = (minutes: number) => new Date(origin + minutes * 60_000).toISOString();

function someEvent(r: Random, at: number, number: number): Record<string, unknown> {
  const message = { messageId: `m${r.below(number + 1)}` };
  return r.pick<() => Record<string, unknown>>([
    () => ({ type: 'message.received', messageId: `m${number}`, kind: r.pick(['human', 'human', 'gratitude']) }),
    () => ({ type: 'message.received', messageId: `m${number}` }),
    () => ({ type: 'message.sent', messageId: `m${number}` }),
    () => ({ type: 'message.sent', messageId: `m${number}` }),
    () => ({ type: 'message.bounced', ...message, permanent: true }),
    () => ({ type: 'call.answered', direction: r.pick(['inbound', 'outbound']) }),
    () => ({ type: 'call.missed', direction: r.pick(['inbound', 'outbound']) }),
    () => ({ type: 'ticket.status_changed', to: r.pick(['new', 'open', 'pending', 'on_hold']) }),
    () => ({ type: 'ticket.resolved', by: r.pick(['agent', 'customer', 'rule']) }),
    () => ({ type: 'ticket.reopened', cause: r.pick(['customer', 'agent', 'delivery_failed']) }),
    () => ({ type: 'ticket.changed', priority: r.pick(['urgent', 'low']), tier: r.pick(['vip', null]) }),
    () => ({ type: 'ticket.merged', into: r.pick(['T1', 'T2', 'T3']) }),
    () => ({ type: r.pick(['ticket.unmerged', 'ticket.marked_spam', 'ticket.unmarked_spam', 'ticket.closed', 'ticket.assigned']) }),
    () => ({ type: 'callback.promised', callbackId: `c${number}`, dueAt: iso(at + r.below(300)) }),
    () => ({ type: 'sla.due_set', metric: 'resolution', dueAt: iso(at + 60 + r.below(900)), reason: 'x' }),
    () => ({ type: 'sla.due_cleared', metric: 'resolution' }),
  ])();
}

function scenario(r: Random): Record<string, unknown> {
  const events: Record<string, unknown>[] = ['T1', 'T2'].map((ticket) => ({ type: 'ticket.opened', at: iso(r.below(60)), ticket, priority: 'normal', channel: 'email', origin: r.pick(['customer', 'customer', 'agent']) }));
  let at = 60;
  for (let number = 0; number < 3 + r.below(14); number += 1) {
    at += r.pick([0, 5, 30, 120, 700]);
    events.push({ at: iso(at), ticket: r.pick(['T1', 'T1', 'T2']), ...someEvent(r, at, number) });
  }
  const messages = events.filter(({ type }) => type === 'message.received' || type === 'message.sent').map(({ messageId }) => messageId);
  events.push({ type: 'ticket.opened', at: iso(at), ticket: 'T3', priority: 'low', channel: 'email', splitFrom: 'T1', messages });
  const cell = (seconds: number, basis: string) => ({ '*': { seconds, basis } });
  const office = [['08:00', '12:00'], ['13:00', '18:00']];
  return {
    scenario: 1, now: iso(at + r.below(3000)),
    calendars: [{ id: 'c', timeZone: 'Europe/Berlin', weekly: { fri: office, sat: [['22:00', '04:00']], mon: office, tue: office }, shifts: [{ date: '2026-10-25', open: [['01:00', '05:00']], name: 's' }] }],
    policies: [
      { id: 'vip', when: { all: [{ field: 'tier', in: ['vip'] }] }, calendar: 'c', targets: { first_response: cell(1800, 'business'), resolution: { low: { seconds: 9000, basis: 'calendar' } } }, pauseOn: { resolution: ['on_hold'] } },
      { id: 'std', when: { all: [] }, calendar: 'c', targets: { first_response: cell(3600, 'calendar'), next_response: cell(1800, 'business'), resolution: cell(14_400, 'business'), periodic_update: cell(7200, 'business'), callback: cell(1800, 'calendar') }, warn: [{ metric: '*', percent: 75 }, { metric: '*', beforeSeconds: 600 }] },
    ],
    events,
  };
}

function checkInstance(one: SlaInstance, now: string): string | null {
  const { intervals } = one.explain;
  const counted = intervals.filter((tile) => tile.counted).reduce((sum, { seconds }) => sum + seconds, 0);
  const end = one.endedAt ?? now;
  if (Math.abs(counted - one.consumedSeconds) > 1e-6) return 'counted seconds do not sum to what was consumed';
  if (intervals.length > 0 && (intervals[0]!.from !== one.startedAt || Date.parse(intervals.at(-1)!.to) !== Date.parse(end))) return 'the intervals do not tile the life';
  if (intervals.length === 0 && Date.parse(end) !== Date.parse(one.startedAt)) return 'there are no intervals';
  if (intervals.some((tile, at) => at > 0 && (tile.from !== intervals[at - 1]!.to || (tile.reason === intervals[at - 1]!.reason && tile.name === intervals[at - 1]!.name)))) return 'neighbours gap or repeat';
  if ((one.phase === 'ended') !== (one.endedAt !== null)) return 'ended without an end';
  if (one.phase === 'paused' && one.dueAt !== null) return 'a due while paused';
  if (one.result === 'met' && !(one.metAt && one.metAt === one.endedAt && one.breachedAt === null)) return 'met without its facts';
  if (one.result === 'breached' && one.breachedAt === null) return 'breached at no time';
  if (one.result === 'pending' && one.phase === 'running' && one.dueAt !== null && Date.parse(one.dueAt) < Date.parse(now)) return 'pending past its due';
  if (one.warnings.some(({ at }) => at < one.startedAt || at > end)) return 'a warning outside its life';
  return null;
}

function checkTicket(ticket: SlaTicket, opened: number, now: string): string[] {
  const ball = Object.values(ticket.ball).reduce((sum, part) => sum + part, 0);
  const faults = ticket.instances.map((one) => checkInstance(one, now)).filter((fault) => fault !== null);
  if (ticket.state !== 'merged' && Math.abs(ball * 1000 - (Date.parse(now) - opened)) > 1e-3) faults.push('the ball does not sum to the whole'); // S31
  for (const metric of new Set(ticket.instances.map((one) => one.metric))) {
    const numbers = ticket.instances.filter((one) => one.metric === metric).map(({ seq }) => seq);
    if (new Set(numbers).size !== numbers.length) faults.push('a number twice');
  }
  const running = ticket.instances.filter((one) => one.phase === 'running' && one.dueAt !== null).map((one) => Date.parse(one.dueAt!));
  if ((ticket.dueAt === null ? Infinity : Date.parse(ticket.dueAt)) !== Math.min(...running)) faults.push('not the least due'); // S29
  return faults;
}

describe('any valid scenario', () => {
  test('S29 S31 §4 tiles, sums, ends and shape hold for 800 random files with every event', () => {
    let valid = 0;
    for (let seed = 1; seed <= 800; seed += 1) {
      const file = scenario(random(seed * 6_700_417));
      const result = explainScenario(file);
      if ('faults' in result) continue;
      valid += 1;
      const { tickets, now } = result.explanation;
      for (const ticket of tickets) {
        const opened = (file.events as { type: string; ticket: string; at: string }[]).find((event) => event.type === 'ticket.opened' && event.ticket === ticket.ticket)!;
        const faults = checkTicket(ticket, Date.parse(opened.at), now);
        if (!slaTicketSchema.safeParse(ticket).success) faults.push('another shape');
        if (faults.length > 0) expect({ seed, faults, file, ticket }).toBe('without faults');
      }
    }
    expect(valid).toBeGreaterThan(100);
  });
});
