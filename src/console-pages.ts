import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), 'console');
/** Addresses the console's own router answers: a copied link or a reload must open there. */
const PAGES = ['/', '/sign-in', '/first-run', '/desk', '/board', '/outbox', '/settings', '/settings/*'];

/** Serves the built console from the same origin as the API; hashed files may be kept for ever, the page itself never. */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(path.join(ROOT, 'index.html'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic as never, {
    root: ROOT, wildcard: false, index: false, decorateReply: true,
    setHeaders: (reply: { setHeader(name: string, value: string): void }, file: string) =>
      reply.setHeader('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  } as never);
  for (const page of PAGES) fastify.get(page, (_request: unknown, reply: { sendFile(name: string): unknown }) => reply.sendFile('index.html'));
}
