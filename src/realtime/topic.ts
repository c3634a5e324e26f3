import type { TicketScope } from '../identity/index.js';

export interface Topic {
  kind: 'view' | 'ticket' | 'agent' | 'board';
  id: string;
}

/** Takes `view:my-open` apart. The contract has checked its form; whether it exists and may be watched is asked later. */
export function parseTopic(topic: string): Topic {
  const colon = topic.indexOf(':');
  return { kind: topic.slice(0, colon) as Topic['kind'], id: topic.slice(colon + 1) };
}

/** What the database can hold as an id: one it cannot would fail the query all consoles share. */
export const isTicketId = (id: string): boolean => /^[1-9][0-9]{0,18}$/.test(id) && BigInt(id) <= 9_223_372_036_854_775_807n;

/** Equal scopes give equal keys: their sockets share a room, and what it is sent is made once. */
export function scopeKey(scope: TicketScope): string {
  return scope.all ? 'all' : `teams ${[...scope.teamIds].sort().join(' ')}`;
}

/** RT2: how much one socket may look at. */
export const MOST_TOPICS: Partial<Record<Topic['kind'], number>> = { view: 20, ticket: 60 };

/** Topics beyond what one kind allows, in the order they were named. */
export function beyondLimit(topics: string[]): Set<string> {
  const counts = new Map<string, number>();
  return new Set(
    topics.filter((topic) => {
      const { kind } = parseTopic(topic);
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return count > (MOST_TOPICS[kind] ?? Infinity);
    }),
  );
}
