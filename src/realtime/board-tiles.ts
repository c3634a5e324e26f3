import type { RecordedEvent } from '../platform/log/recorded-event.js';

/** Which tiles of the board an event may have moved; the screen asks for the figures themselves, with its own rights. */
export function tilesMovedBy(event: Pick<RecordedEvent, 'name' | 'payload'>): string[] {
  const { name } = event;
  if (name.startsWith('survey.')) return [(event.payload as { kind?: string }).kind === 'nps' ? 'nps' : 'csat'];
  if (name.startsWith('sla.')) return ['metToday', 'breachedOpen', 'breaches'];
  if (name === 'ticket.due_set') return ['breachedOpen', 'breaches'];
  if (name === 'ticket.assigned') return ['agents', 'breaches'];
  if (name === 'ticket.changed') return ['breaches'];
  if (name === 'message.received' || name === 'message.queued') return ['waiting', 'longestWait', 'agents'];
  if (name.startsWith('ticket.')) return ['waiting', 'longestWait', 'agents', 'breachedOpen', 'breaches'];
  return [];
}
