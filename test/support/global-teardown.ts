import { once } from 'node:events';
import type { KeeperOfTheRun } from './global-setup.js';

/** Ends the run's PostgreSQL and waits until its files are gone.
 *  Nothing to do when the setup failed or never ran. */
export default async function stopPostgresForTests(): Promise<void> {
  const run = globalThis as KeeperOfTheRun;
  const keeper = await run.deskbellKeeper?.catch(() => undefined);
  delete run.deskbellKeeper;
  if (!keeper || keeper.exitCode !== null) return;
  keeper.ref();
  keeper.stdin?.end();
  await once(keeper, 'exit');
}
