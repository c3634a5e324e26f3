import { Platform1764000000001 } from './1764000000001-platform.js';
import { Identity1764000000002 } from './1764000000002-identity.js';
import { Tickets1764000000003 } from './1764000000003-tickets.js';
import { Channels1764000000004 } from './1764000000004-channels.js';
import { SlaRouting1764000000005 } from './1764000000005-sla-routing.js';
import { Surveys1764000000006 } from './1764000000006-surveys.js';

/** Every migration, oldest first; a list in code so that a bundle or a renamed folder cannot lose one. */
export const migrations = [
  Platform1764000000001,
  Identity1764000000002,
  Tickets1764000000003,
  Channels1764000000004,
  SlaRouting1764000000005,
  Surveys1764000000006,
];
