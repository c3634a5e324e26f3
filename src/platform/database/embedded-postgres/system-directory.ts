import { lstatSync, mkdirSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Where root keeps what `nobody` must reach and a project in /root or a 0700 home cannot offer: /var/lib/deskbell,
 *  or /var/tmp/deskbell on a system whose /var/lib is read-only. Only a directory that root alone can write is taken. */
export function systemDirectory(): string {
  for (const path of ['/var/lib/deskbell', '/var/tmp/deskbell']) {
    try {
      mkdirSync(path, { recursive: true, mode: 0o755 });
      // /var/tmp is open to all: a directory (or link) somebody else put there first is not ours to trust.
      const found = lstatSync(path);
      if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return path;
    } catch {
      // Read-only or full: the next candidate.
    }
  }
  throw new EmbeddedPostgresError(
    'No place for the embedded PostgreSQL: as root it needs /var/lib/deskbell or /var/tmp/deskbell, owned and writable by root alone. '
    + 'Run Deskbell as an ordinary user, or set DATABASE_URL.',
  );
}
