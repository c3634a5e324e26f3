import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { currentContext } from './request-context.js';

const ORDER: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];

/** One JSON line per record with the trace id of the request it belongs to. Log ids, never objects with contents (D1). */
export class JsonLogger extends ConsoleLogger {
  constructor(level: LogLevel) {
    super({ json: true, colors: false, logLevels: ORDER.slice(0, ORDER.indexOf(level) + 1) });
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
