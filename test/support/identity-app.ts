import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { IdentityModule } from '../../src/identity/identity.module.js';
import { Clock } from '../../src/platform/clock.js';
import { AppConfig, readEnvironment } from '../../src/platform/config/app-config.js';
import { ProblemFilter } from '../../src/platform/http/problem.filter.js';
import { validationPipe } from '../../src/platform/http/validation.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { createTestDatabase } from './database.js';

/** A clock that stands where it is put, plus the time that really passes. */
export class MovableClock extends Clock {
  private ahead = 0;

  override now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  advance(ms: number): void {
    this.ahead += ms;
  }
}

export interface IdentityApp {
  app: NestFastifyApplication;
  url: string;
  clock: MovableClock;
  close(): Promise<void>;
}

/** Platform and identity over HTTP on a database of their own, with the very pipe and filter of the real application. */
export async function startIdentityApp(controllers: Type[] = [], environment: Record<string, string> = {}): Promise<IdentityApp> {
  const database = await createTestDatabase();
  const clock = new MovableClock();
  const config = new AppConfig(readEnvironment(environment), database.url);
  const testing = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config, clock), IdentityModule], controllers }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(app.get(ProblemFilter));
  const close = async () => {
    await app.close();
    await database.drop();
  };
  try {
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await close();
    throw error;
  }
  return { app, url: await app.getUrl(), clock, close };
}
