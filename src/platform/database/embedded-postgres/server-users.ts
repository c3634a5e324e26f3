import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processIdentity } from './process-identity.js';

/** Notes that this process uses the server, so that a command line tool that borrowed the running server
 *  does not shut it down under the application. The answer removes the note and tells whether anyone is left. */
export function joinServerUsers(dataDir: string): { leave(): { othersRemain: boolean } } {
  const folder = join(dataDir, 'postgres.users');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mine = join(folder, `${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(mine, processIdentity(process.pid) ?? '', { mode: 0o600 });
  return {
    leave: () => {
      rmSync(mine, { force: true });
      return { othersRemain: readdirSync(folder).some((name) => isInUse(join(folder, name))) };
    },
  };
}

function isInUse(note: string): boolean {
  const alive = isAlive(readFileSync(note, 'utf8'));
  if (!alive) rmSync(note, { force: true });
  return alive;
}
