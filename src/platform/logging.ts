import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { currentContext } from './request-context.js';

const START_UP = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory']);
const ORDER: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];

/** One JSON line per record with the trace id of the request it belongs to. Log ids, never objects with contents (D1). */
export class JsonLogger extends ConsoleLogger {
  constructor(level: LogLevel) {
    super({ json: true, colors: false, logLevels: ORDER.slice(0, ORDER.indexOf(level) + 1) });
  }

  /** Nest names every module and route at every start: sixty lines that nobody reads unless something is wrong. */
  override log(message: unknown, ...rest: unknown[]): void {
    if (!START_UP.has(String(rest.at(-1))) || this.isLevelEnabled('debug')) super.log(message as never, ...(rest as never[]));
  }

  protected override printAsJson(message: unknown, options: { context: string; logLevel: LogLevel; errorStack?: unknown; writeStreamType?: 'stdout' | 'stderr' }): void {
    const line = {
      time: new Date().toISOString(),
      level: options.logLevel,
      context: options.context,
      message: typeof message === 'string' ? message.slice(0, 1000) : message,
      traceId: currentContext().traceId,
      ...(options.errorStack ? { stack: String(options.errorStack).slice(0, 4000) } : {}),
    };
    process[options.writeStreamType ?? 'stdout'].write(`${JSON.stringify(line)}\n`);
  }
}
