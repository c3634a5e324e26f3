import { mkdirSync, realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseUrls, ensureApplicationDatabase } from './application-database.js';
import { isInitialised, markComplete, openCluster, type Cluster } from './cluster.js';
import { initialiseCluster } from './initialise-cluster.js';
import { launchServer } from './launch-server.js';
import { findRunningServer, stopPostmaster, type Postmaster } from './postmaster.js';
import { serverBinaries } from './server-binaries.js';
import { joinServerUsers } from './server-users.js';
import { withStartLock } from './start-lock.js';

export { EmbeddedPostgresError } from './embedded-postgres-error.js';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  port?: number; // default: any free one
  durable?: boolean; // default true; false only where a power cut may lose everything (tests)
  maxConnections?: number; // default 200
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  url: string; // the role and the database `deskbell`
  superuserUrl: string; // the database `postgres`
  port: number;
  reused: boolean; // found running: left by a process that died, or used by another one right now
  stop(): Promise<void>;
}

/** Starts the PostgreSQL server that comes with the npm packages, on 127.0.0.1 with data in `dataDir`, or joins the one running there.
 *  `stop()` shuts it down unless another live process has joined; a server orphaned by `kill -9` is found at the next start. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, maxConnections = 200, log = () => undefined } = options;
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);

  return withStartLock(dataDir, async () => {
    const cluster = openCluster(dataDir);
    const binaries = () => serverBinaries(dataDir, cluster.user);
    const running = await joinRunningServer(cluster);
    if (!running && !isInitialised(cluster.pgdata)) {
      log(`Making a database in ${cluster.pgdata}`);
      await initialiseCluster(cluster, binaries(), durable);
    }
    const server = running ?? await launchServer(cluster, binaries(), { port: options.port, durable, maxConnections });
    if (!cluster.complete) {
      await ensureApplicationDatabase(cluster, server.port).catch(async (error: unknown) => {
        if (!running) await stopPostmaster(cluster.pgdata, binaries);
        throw error;
      });
      markComplete(dataDir);
    }
    log(`PostgreSQL ${running ? 'found running' : 'started'} on 127.0.0.1:${server.port} (process ${server.pid})`);

    const users = joinServerUsers(dataDir);
    const stop = () => withStartLock(dataDir, async () => {
      if (users.leave().othersRemain) return log('PostgreSQL left running: another process uses it');
      await stopPostmaster(cluster.pgdata, binaries);
      log('PostgreSQL stopped');
    });
    return { ...databaseUrls(cluster, server.port), port: server.port, reused: running !== undefined, stop };
  });
}

/** The server that runs on this cluster already, once it has let us in. One that was killed this instant still stands in the
 *  process table and even accepts a connection, so a refusal counts only while it lasts. */
async function joinRunningServer(cluster: Cluster): Promise<Postmaster | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await findRunningServer(cluster.pgdata);
    if (!running) return undefined;
    try {
      await ensureApplicationDatabase(cluster, running.port);
      return running;
    } catch (error) {
      if (attempt === 20) throw error;
      await pause(25 * attempt);
    }
  }
}
