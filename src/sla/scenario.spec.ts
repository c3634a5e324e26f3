import { describe, expect, test } from '@jest/globals';
import { runSlaExplain } from './explain.cli.js';
import { explainScenario } from './scenario.js';
import { cell, faultsOf, storyFile, t, tell, type StoryEvent } from './scenario/sla-story.js';
import { slaTicketSchema } from './sla.contract.js';

const example = {
  scenario: 1, now: '2026-10-10T11:00:00+08:00',
  calendars: [{
    id: 'cn', timeZone: 'Asia/Shanghai', weekly: { fri: [['09:00', '12:00'], ['13:00', '18:00']] },
    holidays: [{ date: '2026-10-01', to: '2026-10-07' }], shifts: [{ date: '2026-10-10', open: [['09:00', '18:00']], name: '调休' }],
  }],
  policies: [{
    id: 'std', when: { all: [] }, calendar: 'cn', targets: { first_response: { '*': { seconds: 7200, basis: 'business' } } }, warn: [{ metric: '*', percent: 75 }],
  }],
  events: [
    { type: 'ticket.opened', at: '2026-10-09T17:30:00+08:00', priority: 'high', channel: 'email' },
    { type: 'message.sent', at: '2026-10-10T10:30:00+08:00', messageId: 'm2' },
  ],
};

async function run(text: string) {
  const out: string[] = [];
  const err: string[] = [];
  const stdin = (async function* () { yield Buffer.from(text); })();
  const code = await runSlaExplain('-', { stdin, stdout: { write: (part) => out.push(part) }, stderr: { write: (part) => err.push(part) } });
  return { code, out: out.join(''), err: err.join('') };
}

describe('sla explain', () => {
  test('§4 the example', async () => {
    const { code, out, err } = await run(JSON.stringify(example));
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ scenario: 1, now: '2026-10-10T03:00:00Z', tzdata: process.versions.tz, ignoredEvents: 0 });
    expect(answer.tickets).toHaveLength(1);
    expect(() => slaTicketSchema.strict().parse(answer.tickets[0])).not.toThrow();
    expect(answer.tickets[0].instances).toHaveLength(1);
    const [instance] = answer.tickets[0].instances;
    expect(instance).toMatchObject({ result: 'met', dueAt: '2026-10-10T02:30:00Z', metAt: '2026-10-10T02:30:00Z', consumedSeconds: 7200, warnings: [{ threshold: '75%', at: '2026-10-10T02:00:00Z' }] });
    expect(instance.explain.intervals.map((one: { seconds: number; reason: string; name: string | null; counted: boolean }) => [one.seconds, one.reason, one.name, one.counted])).toEqual([
      [1800, 'open_hours', null, true], [54_000, 'closed_hours', null, false], [5400, 'shift', '调休', true],
    ]);
    expect(Object.keys(instance).sort()).toEqual([
      'attempts', 'basis', 'breachedAt', 'calendarId', 'consumedSeconds', 'dueAt', 'endReason', 'endedAt', 'explain', 'firstMetAt', 'flags', 'manual', 'metAt', 'metric', 'overdueSeconds',
      'phase', 'policyId', 'policyVersion', 'remainingSeconds', 'result', 'seq', 'startedAt', 'startedBy', 'targetSeconds', 'warnings',
    ]);
  });

  test('§4 invalid input: exit 2, nothing on stdout, problem+json on stderr', async () => {
    for (const text of ['{', '[]', JSON.stringify({ ...example, extra: 1 })]) {
      const { code, out, err } = await run(text);
      expect([code, out]).toEqual([2, '']);
      expect(JSON.parse(err)).toMatchObject({ status: 422, errors: [{ pointer: expect.any(String), detail: expect.any(String) }] });
    }
    const sink: string[] = [];
    expect(await runSlaExplain('/nowhere/to/be.json', { stdin: (async function* () {})(), stdout: { write: (part) => sink.push(part) }, stderr: { write: () => true } })).toBe(2);
    expect(sink).toEqual([]);
  });

  const pointersOf = (change: object) => {
    const result = explainScenario({ ...example, ...change });
    return 'faults' in result ? result.faults.map(({ pointer }) => pointer) : [];
  };
  const calendar = (change: object) => ({ calendars: [{ ...example.calendars[0], ...change }] });
  const policy = (change: object) => ({ policies: [{ ...example.policies[0], ...change }] });
  const target = (seconds: unknown) => policy({ targets: { first_response: { '*': { seconds, basis: 'business' } } } });
  const event = (change: object) => ({ events: [{ ...example.events[0], ...change }] });

  test.each<[string, object, string[]]>([
    ['a missing field', { now: undefined }, ['/now']],
    ['another scenario', { scenario: 2 }, ['/scenario']],
    ['an unknown field', { wish: 1 }, ['/wish']],
    ['an unknown field of an event', event({ colour: 'red' }), ['/events/0/colour']],
    ['an unknown type', { events: [{ type: 'ticket.eaten', at: '2026-10-09T17:30:00Z' }] }, ['/events/0/type']],
    ['no type', { events: [{ at: '2026-10-09T17:30:00Z' }] }, ['/events/0/type']],
    ['an instant without offset', event({ at: '2026-10-09T17:30:00' }), ['/events/0/at']],
    ['an instant that does not exist', event({ at: '2026-02-30T17:30:00Z' }), ['/events/0/at']],
    ['an instant beyond the millisecond', event({ at: '2026-10-09T17:30:00.0001Z' }), ['/events/0/at']],
    ['no priority', event({ priority: undefined }), ['/events/0/priority']],
    ['an unknown zone', calendar({ timeZone: 'Asia/Atlantis' }), ['/calendars/0/timeZone']],
    ['an unknown weekday', calendar({ weekly: { day: [] } }), ['/calendars/0/weekly/day']],
    ['a time that is none', calendar({ weekly: { mon: [['9:00', '12:00']] } }), ['/calendars/0/weekly/mon/0/0']],
    ['a calendar without hours', calendar({ weekly: {} }), ['/calendars/0/weekly']],
    ['start = end', calendar({ weekly: { mon: [['09:00', '09:00']] } }), ['/calendars/0/weekly/mon/0']],
    ['target 0', target(0), ['/policies/0/targets/first_response/*/seconds']],
    ['a fractional target', target(1.5), ['/policies/0/targets/first_response/*/seconds']],
    ['a target above ten years', target(315_360_001), ['/policies/0/targets/first_response/*/seconds']],
    ['an unknown metric', policy({ targets: { love: {} } }), ['/policies/0/targets/love']],
    ['an unknown priority', policy({ targets: { resolution: { vital: {} } } }), ['/policies/0/targets/resolution/vital']],
    ['an unknown calendar', policy({ calendar: 'us' }), ['/policies/0/calendar']],
    ['an unknown field in a condition', policy({ when: { all: [{ field: 'mood', in: ['x'] }] } }), ['/policies/0/when/all/0/field']],
    ['neither in nor notIn', policy({ when: { all: [{ field: 'tier' }] } }), ['/policies/0/when/all/0/in']],
    ['percent 0', policy({ warn: [{ metric: '*', percent: 0 }] }), ['/policies/0/warn/0/percent']],
    ['percent 100', policy({ warn: [{ metric: '*', percent: 100 }] }), ['/policies/0/warn/0/percent']],
    ['an unknown metric in a warning', policy({ warn: [{ metric: 'x', percent: 10 }] }), ['/policies/0/warn/0/metric']],
    ['an empty id', { calendars: [{ ...example.calendars[0], id: '' }] }, ['/calendars/0/id']],
  ])('§9 %s', (_, change, expected) => {
    expect(pointersOf(change)).toEqual(expect.arrayContaining(expected));
  });

  const opened: StoryEvent = ['10:00', 'ticket.opened'];
  test.each<[string, StoryEvent[], string[]]>([
    ['an event before its opening', [['09:00', 'note.added'], opened], ['/events/0/at']],
    ['a ticket never opened', [['09:00', 'note.added', { ticket: 'T9' }], opened], ['/events/0/ticket']],
    ['a second opening', [opened, ['11:00', 'ticket.opened']], ['/events/1/type']],
    ['a bounce of an unknown message', [opened, ['11:00', 'message.bounced', { messageId: 'x', permanent: true }]], ['/events/1/messageId']],
    ['a reopen by an unknown message', [opened, ['11:00', 'ticket.resolved'], ['11:10', 'ticket.reopened', { cause: 'message', messageId: 'x' }]], ['/events/2/messageId']],
    ['a reopen by a message without one', [opened, ['11:00', 'ticket.resolved'], ['11:10', 'ticket.reopened', { cause: 'message' }]], ['/events/2/messageId']],
    ['a split of an unknown message', [opened, ['11:00', 'ticket.opened', { ticket: 'T2', splitFrom: 'T1', messages: ['x'] }]], ['/events/1/messages/0']],
    ['a merge into itself', [opened, ['11:00', 'ticket.merged', { into: 'T1' }]], ['/events/1/into']],
    ['a merge into nothing', [opened, ['11:00', 'ticket.merged', { into: 'T7' }]], ['/events/1/into']],
    ['a manual due without reason', [opened, ['11:00', 'sla.due_set', { metric: 'resolution', dueAt: t('12:00') }]], ['/events/1/reason']],
    ['a manual due of another metric', [opened, ['11:00', 'sla.due_set', { metric: 'callback', dueAt: t('12:00'), reason: 'x' }]], ['/events/1/metric']],
    ['an id given twice', [opened, ['11:00', 'note.added', { id: 'e0' }]], ['/events/1/id']],
  ])('§9 %s', (_, events, expected) => {
    expect(faultsOf({ now: '20:00', events }).map(({ pointer }) => pointer)).toEqual(expected);
  });

  test('§4 events later than now are only counted; tickets by time', () => {
    const told = tell({ now: '11:00', targets: { resolution: 60 }, events: [['12:00', 'ticket.resolved'], ['10:00', 'ticket.opened'], ['09:00', 'ticket.opened', { ticket: 'B' }], ['11:30', 'ticket.opened', { ticket: 'C' }]] });
    expect(told.ignoredEvents).toBe(2);
    expect(told.tickets.map(({ ticket }) => ticket)).toEqual(['B', 'T1']);
    expect(told.clock('resolution')).toMatchObject({ phase: 'running', result: 'pending' });
  });

  test('§4 intervals tile the life of an instance and sum to what it consumed', () => {
    const told = tell({
      now: '3d12:00', policy: { targets: { resolution: cell(1200, 'business') }, pauseOn: { resolution: ['pending', 'on_hold'] } },
      events: [['10:00', 'ticket.opened'], ['16:00', 'ticket.status_changed', { to: 'pending' }], ['16:30', 'ticket.status_changed', { to: 'on_hold' }], ['1d08:00', 'ticket.status_changed', { to: 'open' }], ['1d12:00', 'ticket.resolved'], ['2d10:00', 'ticket.reopened', { cause: 'agent' }]],
    });
    const { explain, consumedSeconds } = told.clock('resolution')!;
    expect(explain.intervals.map(({ from, reason }) => `${from.slice(8, 16)} ${reason}`)).toEqual(['02T10:00 open_hours', '02T16:00 pending', '02T16:30 on_hold', '03T08:00 closed_hours', '03T09:00 open_hours', '03T12:00 resolved', '04T10:00 open_hours', '04T17:00 closed_hours', '05T09:00 open_hours']);
    expect(explain.intervals.filter(({ counted }) => counted).reduce((sum, { seconds }) => sum + seconds, 0)).toBe(consumedSeconds);
  });

  test('§4 the file is not changed by explaining it', () => {
    const file = storyFile({ now: '11:00', events: [['10:00', 'ticket.opened']] });
    const copy = structuredClone(file);
    explainScenario(file);
    expect(file).toEqual(copy);
  });
});
