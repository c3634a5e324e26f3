import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../platform/log/recorded-event.js';
import { HORIZON_MS, MOST_TICKETS, resumeFloor, sliceLength, takeUp } from './frame-cursor.js';

const now = new Date('2026-03-02T10:00:00Z');
const event = (position: number, ticketId: string | null, ageMs = 0, name = 'ticket.changed') =>
  ({ position, ticketId, name, at: new Date(now.getTime() - ageMs) }) as RecordedEvent;

describe('RT7 how far back a replay reaches', () => {
  test('all of it when it is young and small', () => {
    expect(resumeFloor([event(11, '1', HORIZON_MS), event(12, '2')], 10, now)).toBe(10);
  });

  test('not across an event older than 15 minutes', () => {
    expect(resumeFloor([event(11, '1', HORIZON_MS + 1), event(12, '2')], 10, now)).toBe(11);
  });

  test('500 tickets, however many events each has', () => {
    const events = Array.from({ length: MOST_TICKETS + 2 }, (_, i) => event(11 + i, String(i)));
    const again = events.map((e) => event(e.position + events.length, '1'));
    // Ticket 1 is counted by its later events, so ticket 2 (at 13) is the one too many.
    expect(resumeFloor([...events, ...again], 10, now)).toBe(13);
    expect(resumeFloor(events.slice(2), 12, now)).toBe(12);
  });

  test('what does not change a row does not count', () => {
    const events = Array.from({ length: MOST_TICKETS + 5 }, (_, i) => event(11 + i, String(i), 0, 'sla.warned'));
    expect(resumeFloor(events, 10, now)).toBe(10);
  });
});

test.each([
  ['a first watch', undefined, 'fresh'],
  ['nothing missed', 100, 'fresh'],
  ['a short absence', 99, 'replay'],
  ['just within reach', 50, 'replay'],
  ['beyond reach', 49, 'resync'],
  ['a position of another database', 101, 'resync'],
])('RT7 %s', (_, since, way) => expect(takeUp(since, 50, 100)).toBe(way));

test('RT6 one tick handles 500 tickets; events of none are free', () => {
  const events = Array.from({ length: MOST_TICKETS + 1 }, (_, i) => event(i, String(i)));
  expect(sliceLength(events)).toBe(MOST_TICKETS);
  expect(sliceLength([event(0, null), ...events.slice(1)])).toBe(MOST_TICKETS + 1);
});
