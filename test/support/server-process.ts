import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { AppConfig, readEnvironment } from '../../src/platform/config/app-config.js';
import { createTestDatabase } from './database.js';
import { furnish, type Furnished } from './furnish.js';
import { MailSink } from './mail-sink.js';
import { until } from './until.js';

/** A desk as an administrator runs it: the compiled server in processes of its own, which a test may kill. */
export class ServerBed {
  private readonly children = new Set<ChildProcess>();

  private constructor(
    readonly databaseUrl: string,
    readonly sink: MailSink,
    readonly ids: Furnished,
    private readonly env: Record<string, string>,
    private readonly stops: (() => unknown)[],
  ) {}

  static async make(options: { redisUrl?: string } = {}): Promise<ServerBed> {
    const [database, sink] = await Promise.all([createTestDatabase(), MailSink.start()]);
    const dataDir = mkdtempSync(path.join(tmpdir(), 'deskbell-server-'));
    const env = {
      DATABASE_URL: database.url, DATA_DIR: dataDir, SMTP_URL: sink.url, DATABASE_POOL: '6', LOG_LEVEL: 'error',
      ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
    };
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(new AppConfig(readEnvironment(env), database.url, false)), { logger: ['error'] });
    const ids = await furnish(app);
    await app.close();
    return new ServerBed(database.url, sink, ids, env, [() => sink.stop(), () => database.drop(), () => rmSync(dataDir, { recursive: true, force: true })]);
  }

  /** Starts a process and waits until it is ready. */
  async start(role: 'all' | 'web' | 'worker' = 'all'): Promise<ServerProcess> {
    const [port, smtpPort] = [await freePort(), await freePort()];
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: { PATH: process.env['PATH'] ?? '', ...this.env, ROLE: role, PORT: String(port), SMTP_LISTEN_PORT: String(smtpPort) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    this.children.add(child);
    const server = new ServerProcess(child, port, smtpPort);
    await until(`the server to be ready; it said: ${errors}`, async () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${errors}`);
      return fetch(`${server.url}/health/ready`).then((answer) => answer.ok, () => false);
    }, 40_000);
    return server;
  }

  async stop(): Promise<void> {
    for (const child of this.children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    for (const stop of this.stops) await stop();
  }
}

export class ServerProcess {
  constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    readonly smtpPort: number,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** kill -9: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** The way an administrator stops it; answers the exit status. */
  async terminate(): Promise<number | null> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
    return this.child.exitCode;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
