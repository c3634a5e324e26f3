import { readFileSync } from 'node:fs';

/** Names a process so that a later one with the same number is not taken for it: on Linux its start time is added.
 *  Undefined when no such process runs (a zombie does not run). */
export function processIdentity(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, but another account's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (process.platform !== 'linux') return String(pid);
  try {
    // proc(5): the command may hold spaces and brackets, so count behind the last bracket: state is field 3, start time 22.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid}@${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** Whether the process that wrote this identity still runs.
 *  An unreadable identity counts as gone. */
export function isAlive(identity: string): boolean {
  const pid = Number.parseInt(identity, 10);
  return pid > 0 && processIdentity(pid) === identity;
}
