import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { notFound } from '../../platform/http/problem.js';
import type { AgentContext } from '../agent-context.js';
import { CredentialCache } from '../credential-cache.js';
import { agentSignedOut } from '../identity.events.js';

/** Ends the session of this request, here at once and elsewhere as the log tells. 404 for an API key, which has none. */
@Injectable()
export class SignOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: CredentialCache,
  ) {}

  async execute(agent: AgentContext): Promise<void> {
    const [kind, id] = agent.credential.split(':');
    if (kind !== 'session') throw notFound();
    await this.unitOfWork.run(async (uow) => {
      await uow.query('DELETE FROM session WHERE id = $1', [id]);
      uow.record({ event: agentSignedOut, payload: { agentId: agent.id } });
      uow.afterCommit(() => this.cache.forget(agent.id));
    });
  }
}
