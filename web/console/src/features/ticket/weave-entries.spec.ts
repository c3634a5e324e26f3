import { expect, test } from '@jest/globals';
import type { Message } from '../../api/list-messages.js';
import type { TimelineEntry } from '../../api/list-timeline.js';
import { weaveDays } from './weave-entries.js';

const message = (seq: number, createdAt: string, author = '王芳', kind: Message['kind'] = 'message'): Message => ({ seq, createdAt, kind, author: { type: 'customer', id: null, name: author, email: null } }) as Message;
const event = (id: string, at: string, name = 'ticket.resolved', payload: Record<string, unknown> = {}): TimelineEntry => ({ id, at, name, payload, position: 1, actor: { type: 'agent', id: '1' } });
const shapes = (messages: Message[], events: TimelineEntry[] = []) => weaveDays(messages, events).flatMap((day) => ['day', ...day.entries.map((entry) => (entry.kind === 'message' ? `${entry.follows ? '+' : ''}${entry.message.seq}` : entry.kind))]);

test('CV1 one author within three minutes is one group; a note, a day or an event begins a new one', () => {
  expect(shapes([message(1, '2026-11-25T10:00:00'), message(2, '2026-11-25T10:02:59'), message(3, '2026-11-25T10:06:00')])).toEqual(['day', '1', '+2', '3']);
  expect(shapes([message(1, '2026-11-25T10:00:00'), message(2, '2026-11-25T10:01:00', '王芳', 'note')])).toEqual(['day', '1', '2']);
  expect(shapes([message(1, '2026-11-24T23:59:30'), message(2, '2026-11-25T00:00:30')])).toEqual(['day', '1', 'day', '2']);
  expect(shapes([message(1, '2026-11-25T10:00:00'), message(2, '2026-11-25T10:02:00')], [event('e', '2026-11-25T10:01:00')])).toEqual(['day', '1', 'event', '2']);
});

test('CV3 events without a line are left out; one change of several fields gives several lines', () => {
  const at = '2026-11-25T10:01:00';
  expect(shapes([message(1, '2026-11-25T10:00:00')], [event('a', at, 'message.queued'), event('b', at, 'sla.clock_started')])).toEqual(['day', '1']);
  const changed = event('c', at, 'ticket.changed', { priority: { from: 'low', to: 'high' }, tags: { from: [], to: ['退款'] } });
  expect(shapes([message(1, '2026-11-25T10:00:00')], [changed])).toEqual(['day', '1', 'event', 'event']);
});

test('events older than the oldest loaded message wait for their messages', () => {
  expect(shapes([message(7, '2026-11-25T10:00:00')], [event('a', '2026-11-20T10:00:00')])).toEqual(['day', '7']);
});
