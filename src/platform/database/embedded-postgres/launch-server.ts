import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { readPostmaster, type Postmaster } from './postmaster.js';
import type { ServerBinaries } from './server-binaries.js';
import { serverArguments } from './server-settings.js';

const ATTEMPTS = 20;
const LOG_LIMIT = 10 * 1024 * 1024;
/** Passing troubles: the port was taken since we found it free; backends of a killed server have not noticed yet. */
const WORTH_ANOTHER_TRY = /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block|lock file "postmaster.pid" already exists/;

export interface LaunchOptions {
  port: number | undefined;
  durable: boolean;
  maxConnections: number;
}

/** Starts the server as a process of its own (Ctrl-C and the death of Node do not reach it) and waits until it is ready.
 *  Recovery after a crash may take its time; a server that exits is reported with the end of its log. */
export async function launchServer(cluster: Cluster, binaries: ServerBinaries, options: LaunchOptions): Promise<Postmaster> {
  const made = readFileSync(join(cluster.pgdata, 'PG_VERSION'), 'utf8').trim();
  if (made !== binaries.major) {
    throw new EmbeddedPostgresError(`The database in ${cluster.pgdata} was made by PostgreSQL ${made}, this release brings ${binaries.major}. Dump it with the old release and load it into the new one, or set DATABASE_URL.`);
  }
  const log = join(cluster.home, 'server.log');
  rotate(log);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? await freePort();
    const began = sizeOf(log);
    const server = await launchOnce(cluster, binaries, serverArguments({ ...options, port }), log);
    if (server) return server;
    const said = readFileSync(log).subarray(began).toString('utf8').trim();
    if (attempt === ATTEMPTS || !WORTH_ANOTHER_TRY.test(said)) {
      throw new EmbeddedPostgresError(`PostgreSQL did not start on 127.0.0.1:${port}: ${said.split('\n').slice(-4).join(' | ') || 'it said nothing'} (${log})`);
    }
    await pause(100);
  }
}

async function launchOnce(cluster: Cluster, binaries: ServerBinaries, args: string[], log: string): Promise<Postmaster | undefined> {
  // A file, not a pipe: the server must be able to write when we are gone.
  const output = openSync(log, 'a', 0o640);
  const child = spawn(binaries.postgres, ['-D', cluster.pgdata, ...args], {
    ...cluster.user,
    cwd: cluster.user ? '/' : cluster.home,
    detached: true,
    env: {},
    stdio: ['ignore', output, output],
    windowsHide: true,
  });
  closeSync(output);
  let failure: Error | undefined;
  let gone = false;
  child.once('error', (error) => { failure = error; });
  child.once('exit', () => { gone = true; });
  child.unref();
  for (;;) {
    if (failure) {
      throw new EmbeddedPostgresError(`${binaries.postgres} cannot run on this system (${failure.message}). Set DATABASE_URL to use another server.`, { cause: failure });
    }
    if (gone) return undefined;
    const server = readPostmaster(cluster.pgdata);
    if (server?.ready && server.pid === child.pid) return server;
    await pause(3);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function rotate(log: string): void {
  if (sizeOf(log) > LOG_LIMIT) renameSync(log, `${log}.old`);
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
