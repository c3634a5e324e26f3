import type { z } from 'zod';
import type { ConsoleSocket } from './console-socket.js';
import type { watchSchema } from './realtime.contract.js';

export type WatchTopic = z.infer<typeof watchSchema>['topics'][number];
export interface WatchOutcome {
  position: number;
  denied: string[];
  resync: string[];
}

/** A `watch` that waits for the next tick: taken up there, where all frames end at the same position. */
export interface PendingWatch {
  socket: ConsoleSocket;
  /** Of the socket's watches, or of its revisions: only the newest takes effect. */
  number: number;
  topics: WatchTopic[];
  /** Rights changed, not the list: what may not be seen any more is taken off the screen, not merely denied. */
  revising: boolean;
  done(outcome: WatchOutcome): void;
}

/** Where the replay of this tick must begin at the latest; null when nobody asks for one. */
export function lowestSince(watches: PendingWatch[]): number | null {
  const sinces = watches.flatMap(({ topics }) => topics.flatMap(({ since }) => since ?? []));
  return sinces.length === 0 ? null : Math.min(...sinces);
}
