import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { serveConsole } from './console-pages.js';
import { EnsureFirstAdministrator } from './identity/index.js';
import type { Clock } from './platform/clock.js';
import type { AppConfig } from './platform/config/app-config.js';
import { createHttpAdapter, prepareHttp } from './platform/http/http-server.js';
import { serveDocs } from './platform/http/docs-pages.js';
import { JsonLogger } from './platform/logging.js';
import { RealtimeServer } from './realtime/index.js';

/** Builds the application and answers requests when it resolves; `close()` on it ends everything it started. */
export async function startApplication(config: AppConfig, options: { clock?: Clock; quiet?: boolean } = {}): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, options.clock), createHttpAdapter(config), {
    logger: options.quiet ? ['error', 'fatal'] : new JsonLogger(config.env.LOG_LEVEL),
    abortOnError: false,
  });
  try {
    await prepareHttp(app, config);
    await serveDocs(app);
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
