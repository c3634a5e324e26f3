import { expect, test } from '@jest/globals';
import { startOfDay } from './workspace-day.js';

test.each([
  ['late in the evening of UTC it is tomorrow in Shanghai', '2026-03-01T17:00:00Z', 'Asia/Shanghai', '2026-03-01T16:00:00.000Z'],
  ['a minute before', '2026-03-01T15:59:59Z', 'Asia/Shanghai', '2026-02-28T16:00:00.000Z'],
  ['on a day of 23 hours', '2026-03-08T18:00:00Z', 'America/New_York', '2026-03-08T05:00:00.000Z'],
  ['on a day whose midnight is skipped', '2018-11-04T15:00:00Z', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
])('%s', (_, now, zone, start) => expect(startOfDay(new Date(now), zone).toISOString()).toBe(start));
