import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CustomersModule } from '../../src/customers/index.js';
import { CreateAgent, IdentityModule, permissionsOf, type AgentContext } from '../../src/identity/index.js';
import { AppConfig, readEnvironment } from '../../src/platform/config/app-config.js';
import { ReadRows } from '../../src/platform/database/read-rows.js';
import { prepareHttp } from '../../src/platform/http/http-server.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { ticketReadControllers, ticketReadProviders } from '../../src/tickets/tickets-read.providers.js';
import { createTestDatabase } from './database.js';
import { TestClock } from './test-clock.js';

@Module({ imports: [CustomersModule, IdentityModule], controllers: ticketReadControllers, providers: ticketReadProviders })
class TicketsReadModule {}

/** The reading half of tickets over HTTP and by hand, on a database of its own; rows are put in by SQL. */
export class TicketsReader {
  private serial = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: TestClock,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<TicketsReader> {
    const database = await createTestDatabase();
    const dataDir = mkdtempSync(path.join(tmpdir(), 'deskbell-test-'));
    const clock = new TestClock();
    const config = new AppConfig(readEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }), database.url);
    const testing = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config, clock), TicketsReadModule] }).compile();
    const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await prepareHttp(app, config);
    await app.listen(0, '127.0.0.1');
    return new TicketsReader(app, clock, async () => {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    });
  }

  stop(): Promise<void> {
    return this.end();
  }

  get rows(): ReadRows {
    return this.app.get(ReadRows);
  }

  /** Puts a row in, the column names as keys; answers its id. */
  async insert(table: string, row: Record<string, unknown>): Promise<string> {
    const columns = Object.keys(row);
    const made = await this.rows.one<{ id: string }>(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')}) RETURNING id`,
      Object.values(row),
    );
    return made!.id;
  }

  ticket(row: Record<string, unknown> = {}): Promise<string> {
    const now = this.clock.now();
    return this.insert('ticket', {
      subject: `Ticket ${(this.serial += 1)}`, status: 'open', priority: 2, channel: 'email', customer_id: 1, last_message_at: now, sort_at: now, created_at: now, ...row,
    });
  }

  message(ticketId: string, row: Record<string, unknown> = {}): Promise<string> {
    return this.insert('message', {
      ticket_id: ticketId, seq: 1, created_at: this.clock.now(), direction: 'in', kind: 'message', author_type: 'customer', author_name: 'Wang Fang', text: 'Where is my money?', ...row,
    });
  }

  /** An agent account with a session; answers what a request must carry. */
  async signIn(role: AgentContext['role'], teamIds: string[]): Promise<{ id: string; cookie: string }> {
    const email = `reader${(this.serial += 1)}@desk.example`;
    const password = 'kettle-orbit-91-moss';
    const { id } = await this.app.get(CreateAgent).execute({ name: `Reader ${this.serial}`, email, role, password, teamIds });
    const answer = await fetch(`${await this.app.getUrl()}/api/v1/session`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body: JSON.stringify({ email, password }),
    });
    return { id, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
  }

  async get(url: string, cookie: string): Promise<Response> {
    return fetch((await this.app.getUrl()) + url, { headers: { cookie } });
  }
}

/** An agent without an account: what the queries ask of one. */
export const agentWith = (role: AgentContext['role'], teamIds: string[] = [], id = '900'): AgentContext => ({
  id, name: 'Reader', email: 'reader@desk.example', role, locale: null, teamIds, permissions: new Set(permissionsOf(role)), credential: 'key:1',
});

/** Mulberry32: the same random numbers in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
