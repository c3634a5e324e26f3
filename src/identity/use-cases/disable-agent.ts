import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { notFound } from '../../platform/http/problem.js';
import { CredentialCache } from '../credential-cache.js';
import { agentRightsChanged } from '../identity.events.js';

/** Shuts an agent out: sessions end, API keys die with him, every door refuses within 5 s (A11). His work stays his. */
@Injectable()
export class DisableAgent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: CredentialCache,
  ) {}

  async execute(command: { agentId: string }): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const found = await uow.query('UPDATE agent SET active = false WHERE id = $1 RETURNING id', [command.agentId]);
      if (found.length === 0) throw notFound();
      await uow.query('DELETE FROM session WHERE agent_id = $1', [command.agentId]);
      uow.record({ event: agentRightsChanged, payload: command });
      uow.afterCommit(() => this.cache.forget(command.agentId));
    });
  }
}
