import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTransport, type SendMailOptions } from 'nodemailer';
import request from 'supertest';
import { startApplication } from '../../src/application.js';
import { SmtpReceiver } from '../../src/channels/index.js';
import { AppConfig, readEnvironment } from '../../src/platform/config/app-config.js';
import { ReadRows } from '../../src/platform/database/read-rows.js';
import { SubscriptionRunner } from '../../src/platform/log/subscription-runner.js';
import { createTestDatabase } from './database.js';
import { furnish, PASSWORD, type Furnished } from './furnish.js';
import { MailSink } from './mail-sink.js';
import { TestClock } from './test-clock.js';


/** A whole desk on a database, mail server and clock of its own, seen from outside: HTTP, sockets, SMTP. */
export class TestDesk {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly sink: MailSink,
    readonly clock: TestClock,
    readonly databaseUrl: string,
    private readonly stops: (() => Promise<unknown> | unknown)[],
  ) {}

  static async start(options: { redisUrl?: string; env?: Record<string, string> } = {}): Promise<TestDesk> {
    const [database, sink] = await Promise.all([createTestDatabase(), MailSink.start()]);
    const dataDir = mkdtempSync(path.join(tmpdir(), 'deskbell-test-'));
    const clock = new TestClock();
    const env = readEnvironment({
      PORT: '0', SMTP_LISTEN_PORT: '0', DATA_DIR: dataDir, SMTP_URL: sink.url, DATABASE_POOL: '10', LOG_LEVEL: 'error', BASE_URL: 'http://localhost:3000',
      ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}), ...options.env,
    });
    const app = await startApplication(new AppConfig(env, database.url), { clock, quiet: true });
    return new TestDesk(app, sink, clock, database.url, [
      () => app.close(), () => sink.stop(), () => database.drop(), () => rmSync(dataDir, { recursive: true, force: true }),
    ]);
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) await stop();
  }

  get http(): ReturnType<typeof request> {
    return request(this.app.getHttpServer());
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.app.getHttpServer().address() as AddressInfo).port}`;
  }

  get rows(): ReadRows {
    return this.app.get(ReadRows);
  }

  /** Lets every subscription handle what is in the log by now. */
  drain(): Promise<void> {
    return this.app.get(SubscriptionRunner).drain();
  }

  /** Signs in; answers the cookie to send along. */
  async signIn(email: string): Promise<string> {
    const answer = await this.http.post('/api/v1/session').send({ email, password: PASSWORD }).expect(200);
    return answer.headers['set-cookie']![0]!.split(';')[0]!;
  }

  /** A customer's mail program: delivers over real SMTP to our own door. */
  async mail(mail: SendMailOptions): Promise<void> {
    const smtp = createTransport({ host: '127.0.0.1', port: this.app.get(SmtpReceiver).port, ignoreTLS: true });
    try {
      await smtp.sendMail({ to: 'support@desk.example', ...mail });
    } finally {
      smtp.close();
    }
  }

  furnish(): Promise<Furnished> {
    return furnish(this.app);
  }
}
