import { expect, test } from '@jest/globals';
import { tilesMovedBy } from './board-tiles.js';

test.each([
  ['survey.answered', { kind: 'nps' }, ['nps']],
  ['survey.answer_changed', { kind: 'csat' }, ['csat']],
  ['sla.breached', {}, ['metToday', 'breachedOpen', 'breaches']],
  ['ticket.assigned', {}, ['agents', 'breaches']],
  ['message.received', {}, ['waiting', 'longestWait', 'agents']],
  ['note.added', {}, []],
  ['agent.signed_in', {}, []],
])('%s moves its tiles', (name, payload, tiles) => expect(tilesMovedBy({ name, payload })).toEqual(tiles));
