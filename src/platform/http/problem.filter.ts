import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ProblemError } from './problem.js';

const TITLES: Record<number, [string, string, string]> = {
  400: ['malformed', 'Malformed request', 'The request could not be read. Is the body valid JSON?'],
  404: ['not-found', 'Not found', 'There is nothing here that you may see.'],
  405: ['method-not-allowed', 'Method not allowed', 'This address does not answer that method.'],
  413: ['too-large', 'Too large', 'The body is larger than this address takes.'],
  415: ['unsupported-type', 'Unsupported content type', 'Send application/json.'],
  429: ['too-many-requests', 'Too many requests', 'Try again later.'],
  503: ['unavailable', 'Unavailable', 'The service cannot work right now. Try again shortly.'],
};

/** Names a failure that is not ours (framework, parser, driver). Unknown ones are one opaque 500 with a trace id. */
export function asProblem(error: unknown, log?: (error: unknown) => void): ProblemError {
  if (error instanceof ProblemError) return error;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  const known = typeof status === 'number' ? TITLES[status] : undefined;
  if (known) return new ProblemError(status as number, ...known);
  if (typeof status === 'number' && status >= 400 && status < 500) return new ProblemError(status, 'refused', 'Refused', 'The request was refused.');
  log?.(error);
  return new ProblemError(500, 'internal', 'Something broke', 'The fault is ours. Quote the trace id when you report it.');
}

/** Every failure of every route, the 404 of unknown ones included, leaves as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    this.send(error, reply);
  }

  send(error: unknown, reply: FastifyReply): void {
    const problem = asProblem(error, (unknown) => this.logger.error((unknown as Error).message ?? 'unknown error', (unknown as Error).stack));
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .headers({ ...(problem.extra.headers as Record<string, string> | undefined), 'cache-control': 'no-store' })
      .type('application/problem+json')
      .send(JSON.stringify(problem.toProblem()));
  }
}
