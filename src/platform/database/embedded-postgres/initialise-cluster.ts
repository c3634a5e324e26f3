import { execFile } from 'node:child_process';
import { chownSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Cluster } from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { ServerBinaries } from './server-binaries.js';

/** Makes the empty cluster with initdb, beside its place, and moves it there when it is whole:
 *  a crash half-way leaves nothing that looks like a database. */
export async function initialiseCluster(cluster: Cluster, binaries: ServerBinaries, durable: boolean): Promise<void> {
  const workshop = mkdtempSync(join(cluster.home, 'initdb-'));
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, cluster.superuserPassword, { mode: 0o600 });
  if (cluster.user) {
    for (const path of [workshop, passwordFile]) chownSync(path, cluster.user.uid, cluster.user.gid);
  }
  // The builtin provider sorts alike on every host. LC_CTYPE must know Unicode nevertheless: with C, pg_trgm sees no Chinese at all.
  // macOS has no C.UTF-8 before version 15.
  const ctype = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8';
  const made = join(workshop, 'pgdata');
  try {
    await promisify(execFile)(binaries.initdb, [
      '-D', made, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`,
      '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--lc-ctype=${ctype}`, '--lc-collate=C',
      '--lc-messages=C', '--lc-monetary=C', '--lc-numeric=C', '--lc-time=C', '--text-search-config=simple',
      '--no-instructions', ...(durable ? [] : ['--no-sync']),
    ], { ...cluster.user, cwd: cluster.user ? '/' : cluster.home, env: {} });
    renameSync(made, cluster.pgdata);
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new EmbeddedPostgresError(`initdb could not make a database in ${cluster.home}: ${stderr?.trim() || message}. Set DATABASE_URL to use another server.`, { cause: error });
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
