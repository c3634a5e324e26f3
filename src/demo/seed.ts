import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { Agents } from '../identity/index.js';
import { AppConfig } from '../platform/config/app-config.js';
import { MovableClock } from './movable-clock.js';
import { seedAnswers } from './seed-answers.js';
import { seedDesk } from './seed-desk.js';
import { seedHistory } from './seed-history.js';
import { settleHistory } from './settle-history.js';

/** Fills an empty desk with the demo, once; a desk that has agents is left alone. Answers whether it filled it. */
export async function seedDemo(config: AppConfig): Promise<boolean> {
  const clock = new MovableClock();
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(new AppConfig(config.env, config.databaseUrl, false), clock), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    if ((await app.get(Agents).list()).length > 0) return false;
    const now = new Date();
    const desk = await seedDesk(app);
    await seedHistory(app, clock, desk, now);
    await seedAnswers(app);
    await settleHistory(app);
    return true;
  } finally {
    await app.close();
  }
}
