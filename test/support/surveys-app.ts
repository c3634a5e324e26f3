import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Workspace, type AgentContext, type RequestWithAgent } from '../../src/identity/index.js';
import { Clock } from '../../src/platform/clock.js';
import { AppConfig, readEnvironment } from '../../src/platform/config/app-config.js';
import { ReadRows } from '../../src/platform/database/read-rows.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { ProblemFilter } from '../../src/platform/http/problem.filter.js';
import { validationPipe } from '../../src/platform/http/validation.js';
import { SubscriptionRunner } from '../../src/platform/log/subscription-runner.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { CreateSurvey, SurveyFacts, SurveyMailer, SurveyQueries, SurveysModule, type SurveyContact, type SurveyMail, type SurveyTicket } from '../../src/surveys/index.js';
import { SendDueInvitations } from '../../src/surveys/jobs/send-due-invitations.sweep.js';
import { ticketReopened, ticketResolved } from '../../src/tickets/tickets.events.js';
import { createTestDatabase } from './database.js';

export class TestClock extends Clock {
  constructor(private at: number) {
    super();
  }
  override now(): Date {
    return new Date(this.at);
  }
  pass(ms: number): void {
    this.at += ms;
  }
}

/** Keeps the mails, as channels would: one a cause. */
export class FakeMailer extends SurveyMailer {
  readonly mails: SurveyMail[] = [];
  async queue(mail: SurveyMail): Promise<void> {
    if (this.mails.some((former) => former.cause === mail.cause)) throw new Error(`queued twice: ${mail.cause}`);
    this.mails.push(mail);
  }
  tokenOf(ticketId: string): string {
    const mail = this.mails.findLast((one) => one.ticketId === ticketId);
    return /\/s\/([\w-]{22})\?/.exec(mail?.text ?? '')?.[1] ?? 'no mail';
  }
}

export class FakeFacts extends SurveyFacts {
  readonly tickets = new Map<string, SurveyTicket>();
  readonly contacts = new Map<string, SurveyContact>();
  readonly readable = new Set<string>();
  async ticket(id: string): Promise<SurveyTicket | null> {
    return this.tickets.get(id) ?? null;
  }
  async contact(customerId: string): Promise<SurveyContact | null> {
    return this.contacts.get(customerId) ?? null;
  }
  async mayRead(_agent: unknown, ticketId: string): Promise<boolean> {
    return this.readable.has(ticketId);
  }
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The surveys module alone on a database of its own, with fakes for what other modules tell and send. */
export async function startSurveys() {
  const database = await createTestDatabase();
  const clock = new TestClock(Date.UTC(2026, 4, 4, 9));
  const mailer = new FakeMailer();
  const facts = new FakeFacts();
  const config = new AppConfig(readEnvironment({ BASE_URL: 'https://desk.example.com' }), database.url);
  const ports = [{ provide: SurveyMailer, useValue: mailer }, { provide: SurveyFacts, useValue: facts }, Workspace];
  const testing = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config, clock), SurveysModule.with(ports)] }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalFilters(app.get(ProblemFilter));
  app.useGlobalPipes(validationPipe());
  // In place of identity's guard: whoever sends this header is signed in.
  app.getHttpAdapter().getInstance().addHook('preHandler', async (request: RequestWithAgent) => {
    if (request.headers['x-test-agent']) request.agent = { id: '77' } as AgentContext;
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const rows = app.get(ReadRows);
  /** Every event stamped, then every subscription idle. */
  const drained = async () => {
    while ((await rows.all('SELECT FROM event WHERE position IS NULL LIMIT 1')).length > 0);
    await app.get(SubscriptionRunner).drain();
  };
  const desk = new Desk(clock, mailer, facts, app, drained);
  return { app, clock, mailer, facts, rows, desk, drained, stop: async () => { await app.close(); await database.drop(); } };
}

/** What tickets would do, in as few words as a test wants. */
class Desk {
  private next = 1;
  constructor(
    private readonly clock: TestClock,
    private readonly mailer: FakeMailer,
    private readonly facts: FakeFacts,
    private readonly app: NestFastifyApplication,
    private readonly drained: () => Promise<void>,
  ) {}

  customer(change: Partial<SurveyContact> = {}): string {
    const id = String(this.next++);
    this.facts.contacts.set(id, { id, name: 'Wang Fang', email: `wang${id}@example.com`, emailState: 'ok', locale: null, optedOut: false, ...change });
    return id;
  }

  ticket(customerId: string, change: Partial<SurveyTicket> = {}): string {
    const id = String(this.next++);
    this.facts.tickets.set(id, {
      id, number: 10_000 + Number(id), subject: 'secret subject', status: 'open', resolutionNo: 0, origin: 'customer', customerId, locale: 'zh', spam: false,
      humanReplies: 1, customerMessages: 1, ...change,
    });
    return id;
  }

  /** Resolves in the ticket's facts and in the log, and waits until every subscription has seen it. */
  async resolve(...ticketIds: string[]): Promise<void> {
    await this.app.get(UnitOfWork).run(async (uow) => {
      for (const id of ticketIds) {
        const ticket = this.facts.tickets.get(id)!;
        Object.assign(ticket, { status: 'resolved', resolutionNo: ticket.resolutionNo + 1 });
        const payload = {
          by: 'agent' as const, resolution: ticket.resolutionNo, customerId: ticket.customerId, assigneeId: '77', teamId: '5', channel: 'email' as const,
          priority: 'normal' as const, tags: ['card'], contributors: { '77': 2 }, humanReplies: 1, customerMessages: 1,
        };
        uow.record({ event: ticketResolved, payload, ticketId: id, customerId: ticket.customerId });
      }
    });
    await this.drained();
  }

  async reopen(id: string): Promise<void> {
    this.facts.tickets.get(id)!.status = 'open';
    await this.app.get(UnitOfWork).run(async (uow) => {
      uow.record({ event: ticketReopened, payload: { cause: 'message', messageId: null, from: 'resolved' }, ticketId: id });
    });
    await this.drained();
  }

  /** An hour passes and what is due is decided. */
  async hourPasses(): Promise<void> {
    this.clock.pass(HOUR);
    await this.app.get(SendDueInvitations).sweep();
  }

  /** A resolved ticket whose survey mail was sent; answers its token. */
  async asked(customerId = this.customer(), change: Partial<SurveyTicket> = {}): Promise<{ ticketId: string; token: string }> {
    const ticketId = this.ticket(customerId, change);
    await this.resolve(ticketId);
    await this.hourPasses();
    return { ticketId, token: this.mailer.tokenOf(ticketId) };
  }

  invitations(ticketId: string) {
    return this.app.get(SurveyQueries).invitationsOf(ticketId);
  }

  survey(kind: 'csat' | 'nps', change: object = {}) {
    return this.app.get(CreateSurvey).execute({ name: kind, kind, delaySeconds: 3600, sameGapDays: kind === 'nps' ? 30 : 0, anyGapDays: 7, rank: kind === 'csat' ? 1 : 2, ...change });
  }
}
