import { openDatabase } from './open-database.js';
import { AppConfig } from './platform/config/app-config.js';
import { closeOnSignal, environmentOrExit, failStart, keepCompiledCode } from './process-lifecycle.js';

keepCompiledCode();
const env = environmentOrExit();
try {
  const [database, { startApplication }] = await Promise.all([openDatabase(env), import('./application.js')]);
  const app = await startApplication(new AppConfig(env, database.url)).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  closeOnSignal(async () => {
    await app.close();
    await database.stop();
  });
} catch (error) {
  failStart(error);
}
