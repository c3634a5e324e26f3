import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canReach, operatingUser, type OperatingUser } from './operating-user.js';
import { systemDirectory } from './system-directory.js';

/** One database cluster: where it lies, who runs it, and what opens it. */
export interface Cluster {
  home: string; // pgdata/ and server.log
  pgdata: string;
  user: OperatingUser | undefined;
  superuserPassword: string;
  password: string;
  complete: boolean; // the first start went through to the end, application database included
}

interface Note {
  directory: string; // relative to the data directory where possible, so that the whole can be moved
  complete: boolean;
  superuserPassword: string;
  password: string;
}

/**
 * Where the cluster of a data directory lies.
 *
 * An ordinary user keeps it in `<dataDir>/postgres`. So does root, if `nobody` can reach that. If not (a project in /root, a home
 * with mode 0700) it goes to `/var/lib/deskbell/data-<hash of the real dataDir>-<random>`; the random part keeps a data directory
 * that was removed and made anew from opening the old one's database.
 *
 * The choice and the passwords are noted in `<dataDir>/postgres.json` (mode 0600, outside pgdata) and from then on followed: a
 * directory that changes its mode must never make Deskbell begin with an empty database beside the full one.
 */
export function openCluster(dataDir: string): Cluster {
  const known = readNote(dataDir);
  const note = known ?? {
    directory: chooseDirectory(dataDir),
    complete: false,
    superuserPassword: randomBytes(24).toString('base64url'),
    password: randomBytes(24).toString('base64url'),
  };
  if (!known) writeNote(dataDir, note);

  const home = resolve(dataDir, note.directory);
  const pgdata = join(home, 'pgdata');
  const user = whoRuns(pgdata);
  const initialised = isInitialised(pgdata);
  if (note.complete && !initialised) {
    throw new EmbeddedPostgresError(`The database of ${dataDir} should be in ${pgdata}, and is not there. Restore it, or remove ${notePath(dataDir)} to begin with an empty one.`);
  }
  if (!initialised) prepareHome(home, user);
  return { home, pgdata, user, superuserPassword: note.superuserPassword, password: note.password, complete: note.complete };
}

/** Whether initdb has been here.
 *  It works elsewhere and the result is moved in, so half a database never counts. */
export const isInitialised = (pgdata: string): boolean => existsSync(join(pgdata, 'PG_VERSION'));

/** Called when the first start is through: from here on a missing pgdata is an alarm, not a first start.
 *  The note is replaced whole, so a crash leaves the old or the new one. */
export function markComplete(dataDir: string): void {
  const note = readNote(dataDir);
  if (note) writeNote(dataDir, { ...note, complete: true });
}

function chooseDirectory(dataDir: string): string {
  const user = operatingUser();
  const beside = join(dataDir, 'postgres');
  mkdirSync(beside, { recursive: true, mode: 0o755 });
  if (user) chmodSync(beside, 0o755);
  if (canReach(user, beside)) return 'postgres';
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return join(systemDirectory(), `data-${key}-${randomBytes(4).toString('hex')}`);
}

/** PostgreSQL runs as the owner of its files: root may open a cluster that an ordinary user made, not the other way round. */
function whoRuns(pgdata: string): OperatingUser | undefined {
  const user = operatingUser();
  if (process.platform === 'win32' || !existsSync(pgdata)) return user;
  const { uid, gid } = statSync(pgdata);
  if (user) return uid === 0 ? user : { uid, gid };
  if (uid !== process.getuid?.()) {
    throw new EmbeddedPostgresError(`The database in ${pgdata} belongs to the account with number ${uid}. Start Deskbell as the account that made it (root, if that was root).`);
  }
  return undefined;
}

function prepareHome(home: string, user: OperatingUser | undefined): void {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (user && statSync(home).uid === 0) chmodSync(home, 0o755);
  if (!canReach(user, home)) {
    throw new EmbeddedPostgresError(`The account that runs PostgreSQL${user ? ` (number ${user.uid})` : ''} cannot enter ${home}. Make every directory above it passable (chmod o+x), or set DATABASE_URL.`);
  }
}

const notePath = (dataDir: string): string => join(dataDir, 'postgres.json');

function readNote(dataDir: string): Note | undefined {
  return existsSync(notePath(dataDir)) ? JSON.parse(readFileSync(notePath(dataDir), 'utf8')) as Note : undefined;
}

function writeNote(dataDir: string, note: Note): void {
  const unfinished = `${notePath(dataDir)}.new`;
  writeFileSync(unfinished, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(unfinished, notePath(dataDir));
}
