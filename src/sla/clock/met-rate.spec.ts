import { expect, test } from '@jest/globals';
import { foldClocks } from '../sla-clock.js';
import { foldInputOf } from '../scenario/scenario-input.js';
import { scenarioSchema } from '../scenario/scenario-schema.js';
import { storyFile, t } from '../scenario/sla-story.js';
import { metRate } from './met-rate.js';

test('S30 met / (met + breached), each instance once by its due date; the rest apart', () => {
  const file = storyFile({
    now: '13:00', targets: { first_response: 60, next_response: 30, resolution: 600 },
    events: [
      ['10:00', 'ticket.opened'], ['10:30', 'message.sent', { messageId: 'a' }], // met
      ['10:40', 'message.received', { messageId: 'm' }], ['11:30', 'message.sent', { messageId: 'b' }], // a late reply: breached once
      ['11:40', 'message.received', { messageId: 'n' }], ['11:50', 'ticket.resolved'], // cancelled; the resolution is due at 20:00
    ],
  });
  const [ticket] = foldClocks(foldInputOf(scenarioSchema.parse(file)));
  const [from, noon, night] = [t('10:00'), t('12:00'), t('1d00:00')].map((text) => Date.parse(text)) as [number, number, number];
  expect(metRate(ticket!.instances, from, noon)).toEqual({ met: 1, breached: 1, rate: 0.5, apart: 0 });
  expect(metRate(ticket!.instances, noon, night)).toEqual({ met: 1, breached: 0, rate: 1, apart: 1 });
  expect(metRate([], from, noon).rate).toBeNull();
});
