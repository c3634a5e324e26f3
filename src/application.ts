import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { serveConsole } from './console-pages.js';
import { EnsureFirstAdministrator } from './identity/index.js';
import type { Clock } from './platform/clock.js';
import { AppConfig, type Environment } from './platform/config/app-config.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres/embedded-postgres.js';
import { migrate } from './platform/database/migrate.js';
import { createHttpAdapter, prepareHttp } from './platform/http/http-server.js';
import { serveOpenApi } from './platform/http/openapi.js';
import { JsonLogger } from './platform/logging.js';
import { RealtimeServer } from './realtime/index.js';

export interface RunningDatabase {
  url: string;
  stop(): Promise<void>;
}

/** DATABASE_URL, or a PostgreSQL of our own under DATA_DIR; migrated when it resolves. */
export async function openDatabase(env: Environment): Promise<RunningDatabase> {
  const embedded = env.DATABASE_URL ? null : await startEmbeddedPostgres({ dataDir: new AppConfig(env, '').dataDir });
  const url = env.DATABASE_URL ?? embedded!.url;
  try {
    await migrate(url);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return { url, stop: async () => embedded?.stop() };
}

/** Builds the application and answers requests when it resolves; `close()` on it ends everything it started. */
export async function startApplication(config: AppConfig, options: { clock?: Clock; quiet?: boolean } = {}): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, options.clock), createHttpAdapter(config), {
    logger: options.quiet ? ['error', 'fatal'] : new JsonLogger(config.env.LOG_LEVEL),
    abortOnError: false,
  });
  try {
    await prepareHttp(app, config);
    serveOpenApi(app);
    await serveConsole(app);
    await app.init();
    // After the start: the gateway reads on from the log's head.
    if (config.runsWeb) app.get(RealtimeServer).attach(app.getHttpServer());
    // A worker listens too: for its health checks and metrics.
    await app.listen(config.env.PORT, config.env.HOST);
    const { DESKBELL_ADMIN_EMAIL: email, DESKBELL_ADMIN_PASSWORD: password } = config.env;
    if (email && password) await app.get(EnsureFirstAdministrator).execute({ email, password });
    return app;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}
