import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The account PostgreSQL runs under when that is not simply our own. */
export interface OperatingUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root hands it to `nobody`, an account every Unix already has:
 *  nothing is created on the host. Anyone else (and Windows) runs it as themselves: undefined. */
export function operatingUser(): OperatingUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!nobody) throw new EmbeddedPostgresError('PostgreSQL does not run as root, and there is no account `nobody` to run it as. Run Deskbell as an ordinary user, or set DATABASE_URL.');
  // macOS has -2 there, setuid wants it unsigned.
  return { uid: Number(nobody[1]) >>> 0, gid: Number(nobody[2]) >>> 0 };
}

/** Whether that account can enter these directories and run these programs. Asked of the kernel, by a process of that account:
 *  mode bits alone would miss ACLs, mounts and a parent such as /root with mode 0700. */
export function canReach(user: OperatingUser | undefined, ...paths: string[]): boolean {
  if (!user) {
    try {
      for (const path of paths) accessSync(path, constants.R_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
  const test = 'for path do test -r "$path" && test -x "$path" || exit 1; done';
  return spawnSync('/bin/sh', ['-c', test, 'sh', ...paths], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
