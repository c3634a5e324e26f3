import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { AppModule } from './app.module.js';
import { AppConfig, readEnvironment } from './platform/config/app-config.js';
import { createHttpAdapter } from './platform/http/http-server.js';
import { buildOpenApi } from './platform/http/openapi.js';
import { knownEvents } from './platform/log/define-event.js';

/** docs/events.md: every event with what it tells and its fields, from the definitions themselves. */
export function renderEventCatalogue(): string {
  const sections = knownEvents().map((event) => {
    const schema = z.toJSONSchema(event.schema, { unrepresentable: 'any' }) as { properties?: Record<string, unknown> };
    return `## ${event.name}\n\n${event.about}\n\nVersion ${event.version}. Fields: ${Object.keys(schema.properties ?? {}).map((name) => `\`${name}\``).join(', ') || 'none'}.\n`;
  });
  return `# Events of the log\n\nGenerated from the code by \`npm run docs:generate\`; a test compares.\n\n${sections.join('\n')}`;
}

/** docs/openapi.json, made without a database: routes and schemas are known before anything is opened. */
export async function renderOpenApi(): Promise<string> {
  const config = new AppConfig(readEnvironment({}), 'postgres://unused@127.0.0.1:1/unused', false);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), createHttpAdapter(config), { logger: false, preview: true, abortOnError: false });
  const document = buildOpenApi(app);
  return `${JSON.stringify(document, null, 1)}\n`;
}
