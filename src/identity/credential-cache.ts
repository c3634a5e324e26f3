import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { LogTail } from '../platform/log/log-tail.js';
import { isEvent } from '../platform/log/recorded-event.js';
import type { ResolvedCredential } from './credentials.queries.js';
import { agentRightsChanged, agentSignedOut } from './identity.events.js';

const KEEP_MS = 5000;
const STALE_MS = 3000;
const MOST = 5000;

/**
 * Remembers who is behind a credential for at most 5 s, and forgets him the moment the log tells that he lost a right
 * (A11). While this process cannot hear the log, it remembers nothing and every request asks the database.
 */
@Injectable()
export class CredentialCache implements OnApplicationShutdown {
  private readonly entries = new Map<string, { resolved: ResolvedCredential; at: number }>();
  private readonly off: () => void;
  /** Grows with every loss of right: an answer read before it is not remembered after it. */
  private age = 0;

  constructor(
    private readonly clock: Clock,
    private readonly tail: LogTail,
  ) {
    // In the constructor, so that this hears of a loss before anyone built on it (the sockets) asks again.
    this.off = tail.onEvents((events) => {
      for (const event of events) {
        if (isEvent(event, agentRightsChanged) || isEvent(event, agentSignedOut)) this.forget(event.payload.agentId);
      }
    });
  }

  get generation(): number {
    return this.age;
  }

  find(key: string): ResolvedCredential | null {
    const entry = this.entries.get(key);
    if (!entry || this.tail.staleMs > STALE_MS) return null;
    const now = this.clock.now().getTime();
    // A clock set back must not keep an entry alive.
    const fresh = now >= entry.at && now - entry.at < KEEP_MS && now < entry.resolved.endsAt;
    if (!fresh) this.entries.delete(key);
    return fresh ? entry.resolved : null;
  }

  /** `generation` as it was before the database was asked. */
  remember(key: string, resolved: ResolvedCredential, generation: number): void {
    if (generation !== this.age) return;
    if (this.entries.size >= MOST) this.entries.clear();
    this.entries.set(key, { resolved, at: this.clock.now().getTime() });
  }

  forget(agentId: string): void {
    this.age += 1;
    for (const [key, { resolved }] of this.entries) if (resolved.agent.id === agentId) this.entries.delete(key);
  }

  onApplicationShutdown(): void {
    this.off();
  }
}
