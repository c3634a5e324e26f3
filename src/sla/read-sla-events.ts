import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { messageBounced, messageReceived, messageSent, ticketChanged, ticketClosed, ticketOpened, ticketReopened, ticketResolved, ticketStatusChanged } from '../tickets/tickets.events.js';
import type { SlaEvent } from './sla-event.js';

/** The events of tickets that promises are computed from. */
export const slaRelevantEvents = [
  ticketOpened, messageReceived, messageSent, messageBounced, ticketStatusChanged, ticketResolved, ticketReopened, ticketClosed, ticketChanged,
];

/** Translates one event of the log into a fact for the fold; null for those that concern no clock. Pure. */
export function toSlaEvent(event: RecordedEvent, clockless: boolean): SlaEvent | null {
  const head = { id: event.id, at: event.at.getTime(), ticket: event.ticketId! };
  const payload = event.payload as never;
  switch (event.name) {
    case 'ticket.opened':
      return opened(head, payload);
    case 'message.received': {
      const { messageId, automatic } = payload as { messageId: string; automatic: boolean };
      return { ...head, type: 'message.received', messageId, kind: automatic || clockless ? 'auto' : 'human' };
    }
    case 'message.sent':
      return { ...head, type: 'message.sent', messageId: (payload as { messageId: string }).messageId, by: event.actorType === 'agent' ? 'agent' : 'system' };
    case 'message.bounced': {
      const { messageId, permanent } = payload as { messageId: string; permanent: boolean };
      return { ...head, type: 'message.bounced', messageId, permanent };
    }
    case 'ticket.status_changed': {
      const { to } = payload as { to: 'new' | 'open' | 'pending' | 'on_hold' };
      return { ...head, type: 'ticket.status_changed', to };
    }
    case 'ticket.resolved':
      return { ...head, type: 'ticket.resolved', by: (payload as { by: 'agent' | 'customer' | 'rule' }).by };
    case 'ticket.reopened': {
      const { cause, messageId } = payload as { cause: 'message' | 'customer' | 'agent' | 'delivery_failed'; messageId: string | null };
      return { ...head, type: 'ticket.reopened', cause, messageId };
    }
    case 'ticket.closed':
      return { ...head, type: 'ticket.closed' };
    case 'ticket.changed':
      return changed(head, payload);
    default:
      return null;
  }
}

type Head = { id: string; at: number; ticket: string };

function opened(head: Head, payload: { priority: never; channel: string; origin: 'customer' | 'agent'; tier: string; tags: string[]; teamId: string | null }): SlaEvent {
  return {
    ...head, type: 'ticket.opened', priority: payload.priority, channel: payload.channel, origin: payload.origin, tier: payload.tier, tags: payload.tags,
    team: payload.teamId, splitFrom: null, messages: [],
  };
}

function changed(head: Head, payload: { priority?: { to: never }; teamId?: { to: string | null }; tags?: { to: string[] } }): SlaEvent {
  return {
    ...head, type: 'ticket.changed',
    ...(payload.priority ? { priority: payload.priority.to } : {}),
    ...(payload.teamId ? { team: payload.teamId.to } : {}),
    ...(payload.tags ? { tags: payload.tags.to } : {}),
  };
}

/** The history of one ticket as facts, in the log's order. A ticket a machine opened has no promises: no facts at all. */
export function toSlaEvents(events: RecordedEvent[]): SlaEvent[] {
  const opening = events.find((event) => event.name === 'ticket.opened');
  if (!opening || (opening.payload as { clockless: boolean }).clockless) return [];
  return events.flatMap((event) => toSlaEvent(event, false) ?? []);
}
