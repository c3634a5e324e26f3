import { pointerTo, type ScenarioFault } from './scenario-fault.js';
import type { ScenarioEvent, ScenarioFile } from './scenario-schema.js';

interface Placed {
  event: ScenarioEvent;
  /** Place in the file. */
  at: number;
}

/** What one event may refer to must have happened before it, in the order in which events apply: by `at`, then by place in the file. */
export function eventFaults({ events }: ScenarioFile): ScenarioFault[] {
  const inOrder = events.map((event, at) => ({ event, at })).sort((a, b) => a.event.at - b.event.at);
  const walk = new EventWalk(new Set(events.filter(({ type }) => type === 'ticket.opened').map(({ ticket }) => ticket)));
  return [...sameIds(events), ...inOrder.flatMap((placed) => walk.step(placed))];
}

/** Ids are given by place where the file gives none: e0, e1, … */
export function eventId(event: ScenarioEvent, at: number): string {
  return event.id ?? `e${at}`;
}

function sameIds(events: readonly ScenarioEvent[]): ScenarioFault[] {
  const seen = new Map<string, number>();
  events.forEach((event, at) => event.id === undefined && seen.set(eventId(event, at), at));
  return events.flatMap((event, at) => {
    if (event.id === undefined) return [];
    if (seen.has(event.id)) return [fault(at, 'id', `There are two events “${event.id}”.`)];
    seen.set(event.id, at);
    return [];
  });
}

class EventWalk {
  private readonly opened = new Set<string>();
  private readonly received = new Set<string>();
  private readonly sent = new Set<string>();
  private readonly promised = new Set<string>();
  private readonly mergedInto = new Map<string, string>();

  constructor(private readonly everOpened: ReadonlySet<string>) {}

  step({ event, at }: Placed): ScenarioFault[] {
    const { ticket } = event;
    if (event.type === 'ticket.opened') return this.open(event, at);
    if (!this.opened.has(ticket)) {
      return [this.everOpened.has(ticket) ? fault(at, 'at', `The event lies before the opening of ${ticket}.`) : fault(at, 'ticket', `The ticket ${ticket} is never opened.`)];
    }
    switch (event.type) {
      case 'message.received':
        this.received.add(event.messageId);
        return [];
      case 'message.sent':
        this.sent.add(event.messageId);
        return [];
      case 'message.bounced':
        return this.sent.has(event.messageId) ? [] : [fault(at, 'messageId', `No message “${event.messageId}” was sent before.`)];
      case 'ticket.reopened':
        return event.messageId === undefined || this.received.has(event.messageId) ? [] : [fault(at, 'messageId', `No message “${event.messageId}” was received before.`)];
      case 'callback.promised':
        if (this.promised.has(event.callbackId)) return [fault(at, 'callbackId', `The call-back “${event.callbackId}” was promised before.`)];
        this.promised.add(event.callbackId);
        return [];
      case 'ticket.merged':
        return this.merge(ticket, event.into, at);
      case 'ticket.unmerged':
        this.mergedInto.delete(ticket);
        return [];
      default:
        return [];
    }
  }

  private open(event: ScenarioEvent & { type: 'ticket.opened' }, at: number): ScenarioFault[] {
    if (this.opened.has(event.ticket)) return [fault(at, 'type', `The ticket ${event.ticket} was opened before.`)];
    this.opened.add(event.ticket);
    const { splitFrom, messages = [] } = event;
    if (splitFrom === undefined) return [];
    if (splitFrom === event.ticket || !this.opened.has(splitFrom)) return [fault(at, 'splitFrom', `There is no other ticket ${splitFrom} before it.`)];
    return messages.flatMap((id, place) => (this.sent.has(id) || this.received.has(id) ? [] : [{ pointer: pointerTo(['events', at, 'messages', place]), detail: `There is no message “${id}” before it.` }]));
  }

  private merge(ticket: string, into: string, at: number): ScenarioFault[] {
    if (into === ticket) return [fault(at, 'into', 'A ticket cannot be merged into itself.')];
    if (!this.opened.has(into)) return [fault(at, 'into', `There is no ticket ${into} at that time.`)];
    for (let next = this.mergedInto.get(into); next !== undefined; next = this.mergedInto.get(next)) {
      if (next === ticket) return [fault(at, 'into', `The ticket ${into} is itself merged into ${ticket}.`)];
    }
    this.mergedInto.set(ticket, into);
    return [];
  }
}

function fault(at: number, field: string, detail: string): ScenarioFault {
  return { pointer: pointerTo(['events', at, field]), detail };
}
