import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isAlive, processIdentity } from './process-identity.js';

const PATIENCE_MS = 60_000;

/** Runs one start or stop at a time on a data directory, over all processes of the machine.
 *  The lock of a process that died is taken over. */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const path = join(dataDir, 'postgres.lock');
  const deadline = Date.now() + PATIENCE_MS;
  while (!take(path)) {
    if (breakStale(path)) continue;
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`Another Deskbell process has been starting or stopping the database for a minute; it holds ${path}.`);
    }
    await pause(10);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, processIdentity(process.pid) ?? '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function breakStale(path: string): boolean {
  try {
    const holder = readFileSync(path, 'utf8');
    // Empty: its holder is about to write its name, or died in that instant.
    const stale = holder === '' ? Date.now() - statSync(path).mtimeMs > 2_000 : !isAlive(holder);
    if (!stale) return false;
    // Of several who saw the same dead holder only one can move the file; removing it could hit the next holder's.
    const aside = `${path}.${process.pid}`;
    renameSync(path, aside);
    const moved = readFileSync(aside, 'utf8');
    if (moved !== holder) renameSync(aside, path);
    else rmSync(aside, { force: true });
    return moved === holder;
  } catch {
    return true; // released meanwhile: try to take it
  }
}
