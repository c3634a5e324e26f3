import { expect, test } from '@jest/globals';
import { OnlineAgents } from './online-agents.js';

test('CT2 an agent is online until the last window is closed', () => {
  const online = new OnlineAgents();
  online.came('1');
  online.came('1');
  online.came('2');
  online.left('1');
  expect(online.ids().sort()).toEqual(['1', '2']);
  online.left('1');
  expect(online.isOnline('1')).toBe(false);
  online.left('1');
  online.came('1');
  expect(online.isOnline('1')).toBe(true);
});
