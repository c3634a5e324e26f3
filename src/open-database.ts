import { AppConfig, type Environment } from './platform/config/app-config.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres/embedded-postgres.js';

export interface RunningDatabase {
  url: string;
  stop(): Promise<void>;
}

/**
 * DATABASE_URL, or a PostgreSQL of our own under DATA_DIR; migrated when it resolves. Loads little by itself, so that the
 * server starts while the application is still being loaded.
 */
export async function openDatabase(env: Environment): Promise<RunningDatabase> {
  const embedded = env.DATABASE_URL ? null : await startEmbeddedPostgres({ dataDir: new AppConfig(env, '').dataDir });
  const url = env.DATABASE_URL ?? embedded!.url;
  try {
    const { migrate } = await import('./platform/database/migrate.js');
    await migrate(url);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return { url, stop: async () => embedded?.stop() };
}
