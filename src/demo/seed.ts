import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { EnsureFirstAdministrator, Teams } from '../identity/index.js';
import { AppConfig } from '../platform/config/app-config.js';
import { MovableClock } from './movable-clock.js';
import { seedAnswers } from './seed-answers.js';
import { seedDesk } from './seed-desk.js';
import { seedHistory } from './seed-history.js';
import { settleHistory } from './settle-history.js';

/** Fills an empty desk with the demo, once; a desk that has teams is left alone. Answers whether it filled it. */
export async function seedDemo(config: AppConfig): Promise<boolean> {
  const clock = new MovableClock();
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(new AppConfig(config.env, config.databaseUrl, false), clock), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    if ((await app.get(Teams).list()).length > 0) return false;
    const { DESKBELL_ADMIN_EMAIL: email, DESKBELL_ADMIN_PASSWORD: password } = config.env;
    // Before the demo's own people, since it makes an administrator of an empty desk only.
    if (email && password) await app.get(EnsureFirstAdministrator).execute({ email, password });
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
