import { ProblemError } from '../platform/http/problem.js';
import { protocolVersion } from './realtime.contract.js';

export const wrongProtocol = () =>
  new ProblemError(400, 'wrong-protocol', 'Another protocol', `This server speaks protocol ${protocolVersion}. Reload the page.`, { protocol: protocolVersion });
export const unknownSocketEvent = () => new ProblemError(404, 'unknown-event', 'Unknown event', 'This server listens to `watch` and `presence`.');
export const tooManySockets = () => new ProblemError(429, 'too-many-sockets', 'Too many windows', 'Close another window of this session first.');
