import type { Message } from '../../api/list-messages.js';

/** My own messages after I began to write are nothing new to me: the mark goes past them, but never past anybody else's. */
export function seenUpTo(startedAt: number, messages: readonly Pick<Message, 'seq' | 'author'>[], me: string): number {
  const later = messages.filter((message) => message.seq > startedAt).sort((a, b) => a.seq - b.seq);
  let seen = startedAt;
  for (const message of later) {
    if (message.author.type !== 'agent' || message.author.id !== me) break;
    seen = message.seq;
  }
  return seen;
}
