import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../app.module.js';
import { openDatabase } from '../open-database.js';
import { AppConfig } from '../platform/config/app-config.js';
import { environmentOrExit } from '../process-lifecycle.js';

/**
 * Runs `work` with the application's services but no server, no subscriptions and no jobs: a running server, if there is
 * one, goes on doing that. Answers the command's exit status.
 */
export async function withApplication(work: (app: INestApplicationContext) => Promise<number>): Promise<void> {
  const env = environmentOrExit();
  const database = await openDatabase(env);
  try {
    const config = new AppConfig(env, database.url, false);
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), { logger: ['error', 'fatal'], abortOnError: false });
    try {
      process.exitCode = await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await database.stop();
  }
}
