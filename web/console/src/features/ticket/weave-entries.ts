import type { Message } from '../../api/list-messages.js';
import type { TimelineEntry } from '../../api/list-timeline.js';
import { dayKey } from '../../ui/say-date.js';
import { eventLines, type EventLine } from './event-line.js';

export type Entry =
  | { kind: 'message'; key: string; message: Message; follows: boolean }
  | { kind: 'event'; key: string; at: string; actor: TimelineEntry['actor']; line: EventLine };

const groupMs = 3 * 60_000;

export interface Day {
  key: string;
  at: string;
  entries: Entry[];
}

/** One column: messages and one-line events by time, day by day, one author within 3 min as a group (CV1). */
export function weaveDays(messages: readonly Message[], timeline: readonly TimelineEntry[]): Day[] {
  const oldest = messages[0];
  const events = timeline
    // Older events wait for the older messages they stand between.
    .filter((entry) => !oldest || entry.at >= oldest.createdAt)
    .flatMap((entry) => eventLines(entry).map((line, index) => ({ kind: 'event' as const, key: `event ${entry.id} ${index}`, at: entry.at, actor: entry.actor, line })));
  const bubbles = messages.map((message) => ({ kind: 'message' as const, key: `message ${message.seq}`, at: message.createdAt, message, follows: false }));
  const all = [...bubbles, ...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b));
  const days: Day[] = [];
  let before: Message | null = null;
  for (const entry of all) {
    let day = days.at(-1);
    if (day?.key !== dayKey(entry.at)) {
      day = { key: dayKey(entry.at), at: entry.at, entries: [] };
      days.push(day);
      before = null;
    }
    if (entry.kind === 'message') {
      day.entries.push({ kind: 'message', key: entry.key, message: entry.message, follows: before !== null && isGroup(before, entry.message) });
      before = entry.message;
    } else {
      day.entries.push(entry);
      before = null;
    }
  }
  return days;
}

/** At the same instant the message comes first: what it caused is read after it. */
const rank = (entry: { kind: string; message?: Message }): number => (entry.kind === 'message' ? (entry.message?.seq ?? 0) - 1e9 : 0);

function isGroup(before: Message, message: Message): boolean {
  return before.kind === message.kind && before.author.type === message.author.type && before.author.id === message.author.id && before.author.name === message.author.name && Date.parse(message.createdAt) - Date.parse(before.createdAt) <= groupMs;
}
