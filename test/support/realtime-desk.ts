import { Global, Module, type ModuleMetadata } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { io, type Socket } from 'socket.io-client';
import { IdentityModule } from '../../src/identity/identity.module.js';
import { OpenSession } from '../../src/identity/use-cases/open-session.js';
import { AppConfig, readEnvironment } from '../../src/platform/config/app-config.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { ProblemFilter } from '../../src/platform/http/problem.filter.js';
import { validationPipe } from '../../src/platform/http/validation.js';
import type { EventDefinition } from '../../src/platform/log/define-event.js';
import { LogTail } from '../../src/platform/log/log-tail.js';
import { SubscriptionRunner } from '../../src/platform/log/subscription-runner.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { RealtimeModule } from '../../src/realtime/realtime.module.js';
import { RealtimeServer } from '../../src/realtime/realtime-server.js';
import { InboxDirectory } from '../../src/tickets/inbox-directory.port.js';
import { ticketOpened } from '../../src/tickets/tickets.events.js';
import { createTestDatabase, type TestDatabase } from './database.js';

@Global()
@Module({ providers: [{ provide: InboxDirectory, useValue: { find: async () => null } }], exports: [InboxDirectory] })
class NoInboxes {}

export interface TestAgent {
  id: string;
  name: string;
  cookie: string;
}

/** Platform, identity, tickets and realtime on a port and a database of their own; tickets and their events are made by hand. */
export class RealtimeDesk {
  private consoles: TestConsole[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    private readonly database: TestDatabase,
    readonly url: string,
  ) {}

  static async start(more: ModuleMetadata['imports'] = []): Promise<RealtimeDesk> {
    const database = await createTestDatabase();
    const config = new AppConfig(readEnvironment({}), database.url);
    const testing = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config), IdentityModule, NoInboxes, RealtimeModule, ...more] }).compile();
    const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    app.useGlobalPipes(validationPipe());
    app.useGlobalFilters(app.get(ProblemFilter));
    await app.listen(0, '127.0.0.1');
    app.get(RealtimeServer).attach(app.getHttpServer());
    return new RealtimeDesk(app, database, await app.getUrl());
  }

  async close(): Promise<void> {
    this.hangUp();
    await this.app.close();
    await this.database.drop();
  }

  hangUp(): void {
    for (const console of this.consoles.splice(0)) console.socket.disconnect();
  }

  /** One statement in a transaction, with the event that tells of it. */
  async write<Row = { id: string }>(sql: string, parameters: unknown[], tell?: { event: EventDefinition<never>; payload: unknown; ticketId?: string; at?: Date }): Promise<Row[]> {
    return this.app.get(UnitOfWork).run(async (uow) => {
      const rows = await uow.query<Row>(sql, parameters);
      if (tell) uow.record({ ...tell, ticketId: tell.ticketId ?? (rows[0] as { id?: string } | undefined)?.id ?? null } as never);
      return rows;
    });
  }

  async team(name: string): Promise<string> {
    return (await this.write('INSERT INTO team (name) VALUES ($1) RETURNING id', [name]))[0]!.id;
  }

  async agent(name: string, role: string, teamIds: string[] = []): Promise<TestAgent> {
    const [row] = await this.write('INSERT INTO agent (name, email, role) VALUES ($1, $2, $3) RETURNING id', [name, `${name}-${Math.random()}@example.com`, role]);
    await this.write('INSERT INTO team_member (team_id, agent_id) SELECT unnest($1::bigint[]), $2', [teamIds, row!.id]);
    const token = await this.app.get(OpenSession, { strict: false }).execute({ agentId: row!.id, formerToken: null });
    return { id: row!.id, name, cookie: `deskbell_session=${token}` };
  }

  /** A live ticket of `teamId`, told of by `ticket.opened`. */
  async ticket(teamId: string, more: { assigneeId?: string; subject?: string; at?: Date } = {}): Promise<string> {
    const [customer] = await this.write("INSERT INTO customer (name) VALUES ('王芳') RETURNING id", []);
    const [row] = await this.write(
      `INSERT INTO ticket (subject, status, priority, channel, customer_id, team_id, assignee_id, scope_team_ids, last_message_at, sort_at, created_at)
       VALUES ($1, 'open', 2, 'email', $2, $3, $4, ARRAY[$3::bigint], now(), now(), now()) RETURNING id`,
      [more.subject ?? 'Transfer late', customer!.id, teamId, more.assigneeId ?? null],
      {
        event: ticketOpened as never,
        at: more.at,
        payload: {
          customerId: customer!.id, inboxId: null, teamId, channel: 'email', priority: 'normal', tags: [], origin: 'customer', tier: 'standard',
          messageId: '1', relatedTicketId: null, clockless: true,
        },
      },
    );
    return row!.id;
  }

  /** Changes columns of a ticket and tells of it. */
  async change(ticketId: string, set: string, event: EventDefinition<never>, payload: unknown, at?: Date): Promise<void> {
    await this.write(`UPDATE ticket SET ${set}, version = version + 1 WHERE id = $1 RETURNING id`, [ticketId], { event, payload, ticketId, at });
  }

  /** Waits until all that is committed has its position and every subscription has handled it. */
  async settled(): Promise<number> {
    const tail = this.app.get(LogTail);
    const [row] = await this.write<{ n: string }>('SELECT count(*) AS n FROM event', []);
    while ((await tail.catchUp()) < Number(row!.n)) await new Promise((done) => setImmediate(done));
    await this.app.get(SubscriptionRunner).drain();
    return tail.head;
  }

  async get<T>(path: string, agent?: TestAgent): Promise<{ status: number; body: T }> {
    const answer = await fetch(`${this.url}/api/v1${path}`, { headers: agent ? { cookie: agent.cookie } : {} });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  dial(headers: Record<string, string>, auth: object = { protocol: 1 }): TestConsole {
    const console = new TestConsole(io(`${this.url}/console`, { path: '/socket.io', transports: ['websocket'], forceNew: true, reconnection: false, auth, extraHeaders: headers }));
    this.consoles.push(console);
    return console;
  }

  async connect(agent: TestAgent): Promise<TestConsole> {
    const console = this.dial({ cookie: agent.cookie, origin: this.url });
    await console.next('welcome');
    return console;
  }
}

type Message = Record<string, unknown>;

/** A console as the server sees it: keeps what it was sent, and waits for what it is to be sent. */
export class TestConsole {
  readonly received: { event: string; message: never }[] = [];
  private waiting: (() => void)[] = [];

  constructor(readonly socket: Socket) {
    const keep = (event: string, message: unknown) => {
      this.received.push({ event, message: message as never });
      for (const look of [...this.waiting]) look();
    };
    socket.onAny(keep);
    socket.on('connect_error', (error) => keep('connect_error', error));
    socket.on('disconnect', (reason) => keep('disconnect', { reason }));
  }

  /** The first message of that kind not taken yet that matches; waits for it. */
  next<T = Message>(event: string, matches: (message: T) => boolean = () => true, withinMs = 4000): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const index = this.received.findIndex((one) => one.event === event && matches(one.message));
        if (index < 0) return;
        clearTimeout(timer);
        this.waiting = this.waiting.filter((other) => other !== look);
        resolve(this.received.splice(index, 1)[0]!.message);
      };
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== look);
        reject(new Error(`no ${event} within ${withinMs} ms; received ${JSON.stringify(this.received).slice(0, 800)}`));
      }, withinMs);
      this.waiting.push(look);
      look();
    });
  }

  frame<T = Message>(topic: string, matches: (frame: T) => boolean = () => true): Promise<T> {
    return this.next<T & { topic: string }>('frame', (frame) => frame.topic === topic && matches(frame));
  }

  async ask(event: string, body: unknown): Promise<Message> {
    return (await this.socket.timeout(4000).emitWithAck(event, body)) as Message;
  }

  watch(...topics: (string | { topic: string; since: number })[]): Promise<{ position: number; denied: string[]; resync: string[] }> {
    return this.ask('watch', { topics: topics.map((topic) => (typeof topic === 'string' ? { topic } : topic)) }) as never;
  }
}
