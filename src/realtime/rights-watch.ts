import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AuthenticateRequest, type AgentContext } from '../identity/index.js';
import { agentRightsChanged, agentSignedOut } from '../identity/identity.events.js';
import { LogTail } from '../platform/log/log-tail.js';
import { isEvent } from '../platform/log/recorded-event.js';
import type { ConsoleSocket } from './console-socket.js';
import { FramePump } from './frame-pump.js';
import { WatchGroups } from './watch-groups.js';

/** What ends without an event (a session's lifetime, a revoked key) is noticed this late. */
const SWEEP_MS = 60_000;
const RETRY_MS = 1000;

/** A11: the moment the log tells of lost rights, the agent's sockets fall silent until their rights are known again. */
@Injectable()
export class RightsWatch implements OnApplicationShutdown {
  private readonly logger = new Logger('RealtimeRights');
  private stops: (() => void)[] = [];

  constructor(
    private readonly tail: LogTail,
    private readonly groups: WatchGroups,
    private readonly authenticate: AuthenticateRequest,
    private readonly pump: FramePump,
  ) {}

  /** Must listen before the pump does: a frame must not overtake the loss of its right. */
  start(): void {
    const off = this.tail.onEvents((events) => {
      const agents = new Set(events.flatMap((event) => (isEvent(event, agentRightsChanged) || isEvent(event, agentSignedOut) ? event.payload.agentId : [])));
      if (agents.size > 0) for (const socket of this.groups.sockets) if (agents.has(socket.agent.id)) this.askAgain(socket);
    });
    const sweep = setInterval(() => void this.sweep(), SWEEP_MS);
    this.stops = [off, () => clearInterval(sweep)];
  }

  private askAgain(socket: ConsoleSocket): void {
    const number = ++socket.revisions;
    socket.suspended = true;
    socket.silentSince ??= this.pump.flushed;
    this.groups.mute(socket);
    // After all other listeners of this batch: the cache of credentials forgets in one of them.
    setImmediate(() => void this.revise(socket, number));
  }

  private async revise(socket: ConsoleSocket, number: number): Promise<void> {
    const agent = await this.authenticate.execute(socket.credentials).catch(() => undefined);
    if (!socket.io.connected || number !== socket.revisions) return;
    if (agent === undefined) {
      // The database is away: silent is safe, so ask until it answers.
      if (this.stops.length > 0) setTimeout(() => void this.revise(socket, number), RETRY_MS).unref();
      return;
    }
    const topics = [...socket.topics.keys()];
    if (agent === null) {
      socket.io.emit('rights', { closed: topics, resync: [] });
      socket.io.disconnect(true);
      return;
    }
    socket.agent = agent;
    this.pump.watch({
      socket,
      number,
      topics: topics.map((topic) => ({ topic, since: socket.silentSince ?? this.pump.flushed })),
      revising: true,
      done: ({ denied, resync }) => socket.io.emit('rights', { closed: denied, resync }),
    });
  }

  private async sweep(): Promise<void> {
    for (const socket of [...this.groups.sockets]) {
      if (socket.suspended) continue;
      try {
        const agent = await this.authenticate.execute(socket.credentials);
        if (agent === null || rightsOf(agent) !== rightsOf(socket.agent)) this.askAgain(socket);
      } catch (error) {
        this.logger.warn(`rights not swept: ${(error as Error).message}`);
        return;
      }
    }
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops.splice(0)) stop();
  }
}

const rightsOf = (agent: AgentContext): string => JSON.stringify([agent.id, agent.role, agent.teamIds, [...agent.permissions].sort()]);
