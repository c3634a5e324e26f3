import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canReach, type OperatingUser } from './operating-user.js';
import { systemDirectory } from './system-directory.js';

/** The programs of one PostgreSQL release, in a place where the operating user can run them.
 *  `major` decides which data directories they can open. */
export interface ServerBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  major: string;
}

/** Finds the programs in the npm package of this platform, and copies them once if they cannot be used where they lie:
 *  out of reach of the operating user, or without the symbolic links that npm never packs (an install script would make them, but those are often switched off). */
export function serverBinaries(dataDir: string, user: OperatingUser | undefined): ServerBinaries {
  const { native, version, platform } = locatePackage();
  const programs = (root: string): ServerBinaries => {
    const program = (name: string): string => join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), major: version.split('.')[0] ?? '' };
  };
  const links = symbolicLinks(native);
  const inPlace = programs(native);
  const complete = links.every(({ link }) => existsSync(join(native, link)));
  if (complete && canReach(user, inPlace.initdb, inPlace.postgres, join(native, 'lib'), join(native, 'share'))) return inPlace;

  const copy = join(user ? systemDirectory() : dataDir, `postgresql-${version}-${platform}`);
  if (!existsSync(copy)) copyOnce(native, links, copy);
  return programs(copy);
}

function locatePackage(): { native: string; version: string; platform: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version, platform };
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL for this machine (npm package ${name}) is not installed. Set DATABASE_URL to a PostgreSQL server, `
      + 'or reinstall without --omit=optional on one of: linux x64/arm64 (glibc), macOS x64/arm64, Windows x64.',
      { cause: error },
    );
  }
}

interface SymbolicLink {
  link: string;
  target: string;
}

function symbolicLinks(native: string): SymbolicLink[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  // In the package's words `target` is the link and `source` what it points to, both from the package's root.
  const entries = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return entries.map(({ source, target }) => ({ link: relative('native', target), target: relative(dirname(target), source) }));
}

function copyOnce(native: string, links: SymbolicLink[], copy: string): void {
  mkdirSync(dirname(copy), { recursive: true });
  const unfinished = mkdtempSync(`${copy}-`);
  try {
    copyTree(native, unfinished);
    for (const { link, target } of links) {
      if (!existsSync(join(unfinished, link))) symlinkSync(target, join(unfinished, link));
    }
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else another process was quicker: its copy is as good
  }
}

/** Modes are set, not inherited: a strict umask of root would lock `nobody` out. */
function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from)) {
    const [source, target] = [join(from, entry), join(to, entry)];
    const found = statSync(source);
    if (found.isDirectory() && basename(source) !== 'pkgconfig') copyTree(source, target);
    else if (found.isFile() && !entry.endsWith('.a')) {
      copyFileSync(source, target);
      chmodSync(target, found.mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
