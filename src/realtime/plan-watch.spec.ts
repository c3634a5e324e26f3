import { describe, expect, test } from '@jest/globals';
import type { AgentContext } from '../identity/index.js';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import type { PendingWatch, WatchTopic } from './pending-watches.js';
import { planWatch } from './plan-watch.js';
import type { GroupSpec } from './watch-groups.js';

const agent = { id: '1' } as AgentContext;
const watch = (topics: WatchTopic[], revising = false) => ({ socket: { agent }, topics, revising }) as unknown as PendingWatch;
const grant = (topic: string) => (topic === 'ticket:99' ? null : ({ key: topic } as GroupSpec));
const ways = (topics: WatchTopic[], events: RecordedEvent[] = [], revising = false) =>
  Object.fromEntries(planWatch(watch(topics, revising), grant, { floor: 50, events }, 100).topics.map(({ topic, way }) => [topic, way]));

describe('RT7 taking up a watch', () => {
  test('each topic in its own way', () => {
    expect(ways([{ topic: 'view:all-open' }, { topic: 'view:breached', since: 60 }, { topic: 'ticket:10', since: 40 }, { topic: 'ticket:11', since: 100 }])).toEqual({
      'view:all-open': 'fresh', 'view:breached': 'replay', 'ticket:10': 'resync', 'ticket:11': 'fresh',
    });
  });

  test('what is not granted is denied, the rest goes on', () => {
    const plan = planWatch(watch([{ topic: 'ticket:99', since: 60 }, { topic: 'ticket:10' }]), grant, null, 100);
    expect(plan.denied).toEqual(['ticket:99']);
    expect(plan.topics.map(({ topic }) => topic)).toEqual(['ticket:10']);
  });

  test('RT10 an absence in which rights changed cannot be replayed', () => {
    const moved = (position: number, agentId: string) => ({ name: 'agent.rights_changed', position, payload: { agentId } }) as RecordedEvent;
    const topics = [{ topic: 'view:all-open', since: 60 }];
    expect(ways(topics, [moved(61, '1')])).toEqual({ 'view:all-open': 'resync' });
    expect(ways(topics, [moved(60, '1'), moved(70, '2')])).toEqual({ 'view:all-open': 'replay' });
    // The revision itself was silent from before the change on: what is missing is only what happened since.
    expect(ways(topics, [moved(61, '1')], true)).toEqual({ 'view:all-open': 'replay' });
  });
});
