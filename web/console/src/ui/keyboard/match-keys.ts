import { commandTable, type CommandId } from './command-table.js';
import type { KeyLike } from './key-guard.js';

export interface Match {
  command: CommandId | null;
  /** First half of a sequence, waiting for its second key. */
  pending: string | null;
}

/** One key after another: `pending` is what `matchKey` returned for the key before, if it was recent. */
export function matchKey(event: KeyLike, pending: string | null): Match {
  const name = keyName(event);
  const wanted = pending === null ? name : `${pending} ${name}`;
  for (const command of commandTable) if ((command.keys as readonly string[]).includes(wanted)) return { command: command.id, pending: null };
  if (pending !== null) return matchKey(event, null);
  return { command: null, pending: startsSequence(name) ? name : null };
}

const startsSequence = (name: string): boolean => commandTable.some((command) => command.keys.some((key) => key.startsWith(`${name} `)));

function keyName(event: KeyLike): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}
