import module from 'node:module';
import { ConfigError, readEnvironment, type Environment } from './platform/config/app-config.js';

/** Node 22 and later keep compiled code between starts; half of a start is loading a few thousand files. Call it first. */
export function keepCompiledCode(): void {
  (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
}

/** Reads the environment, or says every fault of it in plain words and ends with status 78 (EX_CONFIG). */
export function environmentOrExit(): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

const PATIENCE_MS = 20_000;

/** Closes once on the first Ctrl-C or SIGTERM; a second one, or 20 s without an end, stops hard. */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    close().then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.stack ?? error.message}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Says why the start failed in one sentence; the stack only on request. */
export function failStart(error: unknown): never {
  const { message, code, stack } = error as NodeJS.ErrnoException;
  const hint = code === 'EADDRINUSE' ? ' Another program uses that port: set PORT or SMTP_LISTEN_PORT.' : '';
  process.stderr.write(`Deskbell did not start: ${message}${hint}\n`);
  if (!hint) process.stderr.write(`${stack ?? ''}\n`);
  process.exit(1);
}
