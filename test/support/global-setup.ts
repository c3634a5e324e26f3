import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What survives between Jest's global setup and teardown, which share nothing but the process. */
export interface KeeperOfTheRun {
  deskbellKeeper?: Promise<ChildProcess>;
}

/** One PostgreSQL for the whole run, whichever and however many of Jest's projects ask for it.
 *  The workers, started after this, find it by DESKBELL_TEST_SERVER. */
export default async function startPostgresForTests(): Promise<void> {
  const run = globalThis as KeeperOfTheRun;
  await (run.deskbellKeeper ??= startKeeper());
}

// Only Node's own modules are imported here, and no file of ours: Jest loads this one as CommonJS, the keeper loads the rest as it is.
async function startKeeper(): Promise<ChildProcess> {
  const keeper = spawn(process.execPath, ['--no-warnings', '--import', './test/support/load-typescript.mjs', './test/support/keep-postgres.ts'], {
    detached: true, // Ctrl-C must not reach it: it ends, in order, when our end of its input closes
    stdio: ['pipe', process.stderr, process.stderr, 'pipe'], // descriptor 3 is its answer: migrations may print what they like
  });
  const answer = keeper.stdio[3] as Readable;
  const lines = createInterface({ input: answer });
  const [said] = await Promise.race([once(lines, 'line'), once(keeper, 'exit').then(() => [undefined])]) as [string | undefined];
  if (!said) throw new Error('No PostgreSQL for the tests: see the message above.');
  process.env['DESKBELL_TEST_SERVER'] = said;
  lines.close();
  // An interrupted run must not hang on the keeper; what it writes from here on goes nowhere.
  keeper.unref();
  for (const stream of [keeper.stdin, answer]) (stream as Socket).unref();
  return keeper;
}
