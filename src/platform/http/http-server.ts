import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { AppConfig } from '../config/app-config.js';
import { Metrics } from '../health/metrics.js';
import { newTraceId, runInContext, systemActor, type RequestContext } from '../request-context.js';
import { ProblemFilter } from './problem.filter.js';
import { validationPipe } from './validation.js';

const JSON_LIMIT = 1024 * 1024;
const TRACE = Symbol('request-context');
type Traced = FastifyRequest & { [TRACE]?: RequestContext };

/** Fastify with our limits. Proxy headers are believed from configured peers only (L8). */
export function createHttpAdapter(config: AppConfig): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    trustProxy: config.env.TRUSTED_PROXIES ? config.env.TRUSTED_PROXIES.split(',').map((peer) => peer.trim()) : false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
  });
}

/** What stands in front of every route: trace id, security headers, uploads, problems, validation, request times. */
export async function prepareHttp(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request: Traced, reply, done) => {
    request[TRACE] = { traceId: newTraceId(), actor: systemActor };
    void reply.header('x-trace-id', request[TRACE].traceId);
    runInContext(request[TRACE], done);
  });
  // Reading the body leaves the asynchronous chain of the first hook, so the context is entered again after it.
  fastify.addHook('preValidation', (request: Traced, _reply, done) => runInContext(request[TRACE] ?? {}, done));
  const metrics = app.get(Metrics);
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.requestSeconds.observe({ method: request.method, route: request.routeOptions.url ?? 'unknown', status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    done();
  });
  await app.register(cookie as never);
  await app.register(multipart as never, { limits: { files: 1, fields: 5, fileSize: config.env.UPLOAD_MAX_MB * 1024 * 1024, parts: 6 } });
  await app.register(helmet as never, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"],
        // Mantine sets positions by style attributes; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"], connectSrc: ["'self'"], frameSrc: ["'self'"], manifestSrc: ["'self'"],
        baseUri: ["'none'"], objectSrc: ["'none'"], formAction: ["'self'"], frameAncestors: ["'self'"],
      },
    },
    hsts: config.secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(app.get(ProblemFilter));
}
