import { openDatabase } from '../open-database.js';
import { environmentOrExit } from '../process-lifecycle.js';

/** `deskbell migrate`: also what a deployment runs before it starts new processes. */
export async function runMigrate(): Promise<void> {
  const database = await openDatabase(environmentOrExit());
  await database.stop();
  process.stdout.write('The database is up to date.\n');
}
