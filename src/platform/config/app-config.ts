import path from 'node:path';
import { environmentSchema, type Environment } from './config.schema.js';

/** Configuration after validation; the only thing that knows the environment. */
export type { Environment };

export class AppConfig {
  constructor(
    readonly env: Environment,
    /** Where the database really is: DATABASE_URL or the embedded server that was started. */
    readonly databaseUrl: string,
    /** False for a command of the CLI: it borrows the services, and leaves log, jobs and doors to the server. */
    private readonly serves = true,
  ) {}

  get dataDir(): string {
    return path.resolve(this.env.DATA_DIR);
  }

  /** Start of every link we send (O7): configured, never taken from a Host header. */
  get baseUrl(): string {
    return (this.env.BASE_URL ?? `http://localhost:${this.env.PORT}`).replace(/\/$/, '');
  }

  /** `__Host-` cookies and HSTS need https; http://localhost gets plain ones. */
  get secure(): boolean {
    return this.baseUrl.startsWith('https://');
  }

  get runsWeb(): boolean {
    return this.serves && this.env.ROLE !== 'worker';
  }

  get runsWorker(): boolean {
    return this.serves && this.env.ROLE !== 'web';
  }
}

export class ConfigError extends Error {
  constructor(readonly faults: string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads and checks the environment. Throws a ConfigError that lists every fault at once, not only the first. */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = environmentSchema.safeParse(given);
  const faults = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const hasEmail = given['DESKBELL_ADMIN_EMAIL'] !== undefined;
  if (hasEmail !== (given['DESKBELL_ADMIN_PASSWORD'] !== undefined)) {
    faults.push(`${hasEmail ? 'DESKBELL_ADMIN_PASSWORD' : 'DESKBELL_ADMIN_EMAIL'}: is missing; the two come together`);
  }
  if (!result.success || faults.length > 0) throw new ConfigError(faults);
  return result.data;
}
