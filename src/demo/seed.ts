import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../app.module.js';
import { EnsureFirstAdministrator } from '../identity/index.js';
import { AppConfig } from '../platform/config/app-config.js';
import { MovableClock } from './movable-clock.js';
import { seedAnswers } from './seed-answers.js';
import { seedDesk } from './seed-desk.js';
import { seedHistory } from './seed-history.js';
import { settleHistory } from './settle-history.js';

/** Fills an empty desk with the demo, once; a desk that has teams is left alone. Answers whether it filled it. */
export async function seedDemo(config: AppConfig): Promise<boolean> {
  if (await isFurnished(config.databaseUrl)) return false;
  const clock = new MovableClock();
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(new AppConfig(config.env, config.databaseUrl, false), clock), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
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

/** Asked without the application: it would take a second of every warm start to build one only for this question. */
async function isFurnished(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ furnished: boolean }>('SELECT EXISTS (SELECT FROM team) AS furnished');
    return rows[0]!.furnished;
  } finally {
    await client.end();
  }
}
