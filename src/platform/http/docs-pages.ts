import { createRequire } from 'node:module';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deskbell API</title>
<link rel="stylesheet" href="/docs/ui/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="/docs/ui/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;
// A file of its own: the policy allows no inline script.
const START = `SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#swagger-ui', deepLinking: true });`;

/** `/docs` for people, `/docs/openapi.json` for programs; the description is built when first asked for. */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  let document: Promise<string> | null = null;
  const describe = () => (document ??= import('./openapi.js').then(({ buildOpenApi }) => JSON.stringify(buildOpenApi(app))));
  fastify.get('/docs/openapi.json', async (_request: FastifyRequest, reply: FastifyReply) => reply.type('application/json').send(await describe()));
  fastify.get('/docs', (_request: FastifyRequest, reply: FastifyReply) => reply.type('text/html; charset=utf-8').send(PAGE));
  fastify.get('/docs/start.js', (_request: FastifyRequest, reply: FastifyReply) => reply.type('text/javascript').send(START));
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  const root = path.dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
  await app.register(fastifyStatic as never, { root, prefix: '/docs/ui/', decorateReply: false, index: false } as never);
}
