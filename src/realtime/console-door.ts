import { Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { AuthenticateRequest } from '../identity/index.js';
import { Clock } from '../platform/clock.js';
import { invalid, signInNeeded, tooMany, type ProblemError } from '../platform/http/problem.js';
import { asProblem } from '../platform/http/problem.filter.js';
import { toFieldErrors } from '../platform/http/validation.js';
import { newTraceId, runInContext } from '../platform/request-context.js';
import { ConsoleSocket, type Credentials } from './console-socket.js';
import { EventBudget } from './event-budget.js';
import { FramePump } from './frame-pump.js';
import { OnlineAgents } from './online-agents.js';
import type { WatchOutcome, WatchTopic } from './pending-watches.js';
import { PresenceDesk } from './presence-desk.js';
import { presenceSchema, protocolVersion, watchSchema } from './realtime.contract.js';
import { tooManySockets, unknownSocketEvent, wrongProtocol } from './realtime.problems.js';
import { parseTopic } from './topic.js';
import { WatchGroups } from './watch-groups.js';

/** W1: windows of one session or key. */
const MOST_SOCKETS = 20;
const EVENTS = new Set(['watch', 'presence']);

type Ack = (answer: unknown) => void;

/** Who may connect (RT1), and what a connected console may say: `watch` and `presence`. Every failure is a problem (W4). */
@Injectable()
export class ConsoleDoor {
  private readonly logger = new Logger('RealtimeDoor');

  constructor(
    private readonly clock: Clock,
    private readonly authenticate: AuthenticateRequest,
    private readonly groups: WatchGroups,
    private readonly pump: FramePump,
    private readonly presence: PresenceDesk,
    private readonly online: OnlineAgents,
  ) {}

  /** Throws what the client reads as `connect_error`, the problem in its `data`. */
  admit(socket: Socket): Promise<void> {
    return runInContext({ traceId: newTraceId() }, () => this.check(socket));
  }

  private async check(socket: Socket): Promise<void> {
    try {
      if ((socket.handshake.auth as { protocol?: unknown }).protocol !== protocolVersion) throw wrongProtocol();
      const { cookie, authorization } = socket.handshake.headers;
      const credentials: Credentials = { cookieHeader: cookie, authorization };
      const agent = await this.authenticate.execute(credentials);
      if (!agent) throw signInNeeded();
      const windows = [...this.groups.sockets].filter((other) => other.agent.credential === agent.credential).length;
      if (windows >= MOST_SOCKETS) throw tooManySockets();
      (socket.data as { console?: ConsoleSocket }).console = new ConsoleSocket(socket, agent, credentials);
    } catch (error) {
      const problem = this.problemOf(error);
      throw Object.assign(new Error(problem.title), { data: problem });
    }
  }

  open(io: Socket): void {
    const socket = (io.data as { console: ConsoleSocket }).console;
    this.groups.sockets.add(socket);
    this.online.came(socket.agent.id);
    const budget = new EventBudget(performance.now());
    io.onAny((event: string, body: unknown, ack: unknown) => {
      void this.answer(socket, typeof ack === 'function' ? (ack as Ack) : null, () => {
        if (!budget.spend(performance.now())) throw tooMany(1);
        if (!EVENTS.has(event)) throw unknownSocketEvent();
        return event === 'watch' ? this.watch(socket, checked(watchSchema, body).topics) : this.say(socket, checked(presenceSchema, body));
      });
    });
    io.on('disconnect', () => this.close(socket));
    io.emit('welcome', { position: this.pump.flushed, serverTime: this.clock.now().toISOString(), protocol: protocolVersion });
  }

  private watch(socket: ConsoleSocket, topics: WatchTopic[]): Promise<WatchOutcome> {
    const number = ++socket.watches;
    const opened = topics.map(({ topic }) => topic).filter((topic) => !socket.topics.has(topic));
    return new Promise((done) => {
      this.pump.watch({
        socket, number, topics, revising: false,
        done: (outcome) => {
          done(outcome);
          const tickets = opened.filter((topic) => socket.topics.has(topic)).map(parseTopic).filter(({ kind }) => kind === 'ticket');
          this.presence.greet(socket, tickets.map(({ id }) => id));
        },
      });
    });
  }

  private async say(socket: ConsoleSocket, presence: z.infer<typeof presenceSchema>): Promise<Record<string, never>> {
    this.presence.say(socket, presence);
    return {};
  }

  private close(socket: ConsoleSocket): void {
    for (const topic of [...socket.topics.keys()]) this.groups.leave(socket, topic);
    this.groups.sockets.delete(socket);
    this.online.left(socket.agent.id);
    this.presence.left(socket);
  }

  private async answer(socket: ConsoleSocket, ack: Ack | null, work: () => Promise<unknown>): Promise<void> {
    await runInContext({ traceId: newTraceId(), actor: { type: 'agent', id: socket.agent.id } }, async () => {
      try {
        const answer = await work();
        ack?.(answer);
      } catch (error) {
        const problem = this.problemOf(error);
        ack?.({ problem });
      }
    });
  }

  private problemOf(error: unknown): ReturnType<ProblemError['toProblem']> {
    return asProblem(error, (unknown) => this.logger.error((unknown as Error).message, (unknown as Error).stack)).toProblem();
  }
}

function checked<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const result = schema.safeParse(body);
  if (!result.success) throw invalid(toFieldErrors(result.error.issues));
  return result.data;
}
