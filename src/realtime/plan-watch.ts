import type { AgentContext } from '../identity/index.js';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { takeUp } from './frame-cursor.js';
import type { PendingWatch } from './pending-watches.js';
import type { GroupSpec } from './watch-groups.js';
import { beyondLimit } from './topic.js';

export interface PlannedTopic {
  topic: string;
  spec: GroupSpec;
  way: 'fresh' | 'replay' | 'resync';
}
/** What becomes of one `watch` in this tick. */
export interface PlannedWatch {
  watch: PendingWatch;
  /** Whose rights it was planned with; when they change meanwhile, it is planned anew. */
  agent: AgentContext;
  topics: PlannedTopic[];
  denied: string[];
}
export interface Replay {
  /** Lowest position everybody can be replayed from. */
  floor: number;
  /** Events of (floor, to], ascending. */
  events: RecordedEvent[];
}

/** Decides for each topic of a `watch` whether it is denied, begins now, is replayed or must be fetched anew (RT7). */
export function planWatch(
  watch: PendingWatch,
  grant: (topic: string, agent: AgentContext) => GroupSpec | null,
  replay: Replay | null,
  to: number,
): PlannedWatch {
  const { agent } = watch.socket;
  const tooMany = beyondLimit(watch.topics.map(({ topic }) => topic));
  const floor = replay && !watch.revising && rightsMoved(replay.events, agent.id, lowest(watch)) ? to + 1 : (replay?.floor ?? to);
  const plan: PlannedWatch = { watch, agent, topics: [], denied: [] };
  for (const { topic, since } of watch.topics) {
    const spec = tooMany.has(topic) ? null : grant(topic, agent);
    if (spec) plan.topics.push({ topic, spec, way: takeUp(since, floor, to) });
    else plan.denied.push(topic);
  }
  return plan;
}

const lowest = (watch: PendingWatch) => Math.min(...watch.topics.map(({ since }) => since ?? Infinity));

// What left the screen by a loss of rights is in no ticket's events: only a fresh page is right then (RT10).
const rightsMoved = (events: RecordedEvent[], agentId: string, after: number) =>
  events.some((event) => event.name === 'agent.rights_changed' && event.position > after && (event.payload as { agentId?: string }).agentId === agentId);
