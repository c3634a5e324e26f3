import { type CalendarVersion, compileCalendar } from '../../identity/business-calendar.js';
import type { FoldInput } from '../sla-clock.js';
import type { SlaEvent } from '../sla-event.js';
import type { PolicyVersion } from '../sla-policy.js';
import { eventId } from './event-faults.js';
import type { ScenarioEvent, ScenarioFile } from './scenario-schema.js';

/** A valid scenario as what `foldClocks` folds: defaults filled in, calendars compiled. */
export function foldInputOf(file: ScenarioFile): FoldInput & { events: SlaEvent[] } {
  const versions = new Map<string, CalendarVersion[]>();
  for (const { id, from, ...definition } of file.calendars) versions.set(id, [...(versions.get(id) ?? []), { from: from ?? null, definition }]);
  return {
    now: file.now,
    events: file.events.map(toEvent),
    policies: policiesOf(file),
    calendars: new Map([...versions].map(([id, list]) => [id, compileCalendar(list)])),
  };
}

/** The policies with their defaults filled in, in order of precedence. */
export function policiesOf({ policies }: ScenarioFile): PolicyVersion[] {
  return policies.map((policy) => ({
    ...policy,
    version: policy.version ?? 1,
    from: policy.from ?? null,
    retired: policy.retired ?? false,
    // P6: what is not named pauses on `pending`
    pauseOn: { resolution: policy.pauseOn?.resolution ?? ['pending'], periodic_update: policy.pauseOn?.periodic_update ?? ['pending'] },
    resolutionMode: policy.resolutionMode ?? 'open_time',
    warn: policy.warn ?? [],
  }));
}

function toEvent(event: ScenarioEvent, at: number): SlaEvent {
  const id = eventId(event, at);
  if (event.type === 'ticket.opened') {
    return { ...event, id, tier: event.tier ?? null, team: event.team ?? null, splitFrom: event.splitFrom ?? null, messages: event.messages ?? [] };
  }
  return event.type === 'ticket.reopened' ? { ...event, id, messageId: event.messageId ?? null } : { ...event, id };
}
