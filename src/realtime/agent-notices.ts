import { escalationRaised } from '../routing/routing.events.js';
import { isEvent, type RecordedEvent } from '../platform/log/recorded-event.js';
import { ticketAssigned } from '../tickets/tickets.events.js';
import type { AgentFrame } from './realtime.contract.js';

export type Notice = AgentFrame['notices'][number];

/** Whom an event concerns in person (CN1). Nobody is told what he did himself. */
export function recipientsOf(event: RecordedEvent): string[] {
  const ids = isEvent(event, escalationRaised) ? event.payload.recipientIds : isEvent(event, ticketAssigned) && event.payload.to ? [event.payload.to] : [];
  return event.actorType === 'agent' ? ids.filter((id) => id !== event.actorId) : ids;
}

/** The notice itself; who else was told stays with the server. */
export function toNotice(event: RecordedEvent): Notice {
  const { recipientIds: _others, ...payload } = event.payload as Record<string, unknown>;
  return { position: event.position, name: event.name, at: event.at.toISOString(), ticketId: event.ticketId, payload };
}
