import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { CredentialCache } from '../credential-cache.js';
import { agentSignedIn, agentSignedOut } from '../identity.events.js';
import { digestOf, newSecret } from '../secret-token.js';

/** Absolute lifetime of a session (L2). */
const LIFETIME_MS = 7 * 24 * 3_600_000;

/** Gives an agent who has proven himself a new session and answers its token; the browser's former one ends (L2). */
@Injectable()
export class OpenSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: CredentialCache,
  ) {}

  async execute(command: { agentId: string; formerToken: string | null }): Promise<string> {
    const token = newSecret();
    await this.unitOfWork.run(async (uow) => {
      if (command.formerToken) await this.end(uow, command.formerToken);
      await uow.query('INSERT INTO session (token_hash, agent_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)', [
        digestOf(token), command.agentId, uow.now, new Date(uow.now.getTime() + LIFETIME_MS),
      ]);
      uow.record({ event: agentSignedIn, payload: { agentId: command.agentId }, actor: { type: 'agent', id: command.agentId } });
    });
    return token;
  }

  private async end(uow: Uow, token: string): Promise<void> {
    const [former] = await uow.query<{ agentId: string }>('DELETE FROM session WHERE token_hash = $1 RETURNING agent_id AS "agentId"', [digestOf(token)]);
    if (!former) return;
    uow.record({ event: agentSignedOut, payload: former, actor: { type: 'agent', id: former.agentId } });
    uow.afterCommit(() => this.cache.forget(former.agentId));
  }
}
