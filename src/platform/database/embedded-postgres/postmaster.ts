import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { processIdentity } from './process-identity.js';
import type { ServerBinaries } from './server-binaries.js';

/** A running server as its postmaster.pid tells.
 *  `ready`: it takes connections (not starting, recovering or stopping). */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** Reads postmaster.pid: pid, data directory, start time, port, socket, address, shared memory, status, a line each.
 *  Undefined when there is none, or only its first lines so far. */
export function readPostmaster(pgdata: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 ? { pid, port, ready: port > 0 && lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/** What a process is to a data directory: after a reboot the number in an old postmaster.pid may belong to anyone,
 *  who must be neither connected to nor stopped. */
function standing(pgdata: string, pid: number): 'server' | 'stranger' | 'gone' {
  if (processIdentity(pid) === undefined) return 'gone';
  if (process.platform === 'win32') return 'server';
  try {
    const command = process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    if (command === '') return 'gone'; // on its way out, or a thread of the kernel
    return command.includes(pgdata) ? 'server' : 'stranger';
  } catch {
    return 'gone';
  }
}

/** The live server of a data directory, waiting for one that is starting, recovering or stopping.
 *  Clears away the pid file whose number now belongs to a stranger: PostgreSQL would refuse to start because of it. */
export async function findRunningServer(pgdata: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const found = readPostmaster(pgdata);
    if (!found) return undefined;
    const is = standing(pgdata, found.pid);
    // Of a dead server the file stays: PostgreSQL itself checks by it that no orphaned backend still writes.
    if (is === 'stranger') rmSync(join(pgdata, 'postmaster.pid'), { force: true });
    if (is !== 'server') return undefined;
    if (found.ready) return found;
    if (Date.now() > deadline) throw new EmbeddedPostgresError(`PostgreSQL (process ${found.pid}) has been neither ready nor gone for two minutes; see server.log beside ${pgdata}.`);
    await pause(10);
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk, and the process is gone when this returns.
 *  A server that hangs is told to quit at once; the next start recovers it from its log. */
export async function stopPostmaster(pgdata: string, binaries: () => ServerBinaries): Promise<void> {
  // Read anew: the server may have died since we started it, and another process have started the next.
  const pid = readPostmaster(pgdata)?.pid;
  if (!pid || standing(pgdata, pid) !== 'server') return;
  if (process.platform === 'win32') {
    // Windows has no signals: Node would simply end the process.
    execFileSync(binaries().pgCtl, ['stop', '-D', pgdata, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  for (const [signal, patience] of [['SIGINT', 30_000], ['SIGQUIT', 10_000]] as const) {
    signalIfRunning(pid, signal);
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (standing(pgdata, pid) !== 'server') return;
      await pause(process.platform === 'linux' ? 5 : 50);
    }
  }
  throw new EmbeddedPostgresError(`PostgreSQL (process ${pid}) did not stop; see server.log beside ${pgdata}.`);
}

function signalIfRunning(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
