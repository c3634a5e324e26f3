import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import type { AgentContext } from '../agent-context.js';
import type { createApiKeyBody, createdApiKeySchema } from '../identity.contract.js';
import { apiKeyCreated } from '../identity.events.js';
import { keyShownAlready, scopesRefused } from '../identity.problems.js';
import { isPermission } from '../permissions.js';
import { digestOf, newSecret } from '../secret-token.js';

type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

/**
 * Makes a key for programs and shows it this once; only its digest is stored, also by the idempotency of the request.
 * Nobody gives a key more than he holds himself at this moment: a narrow key cannot make itself a wide one.
 */
@Injectable()
export class CreateApiKey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: Idempotency,
  ) {}

  async execute(owner: AgentContext, body: z.infer<typeof createApiKeyBody>, idempotencyKey?: string): Promise<CreatedApiKey> {
    const refused = [...body.scopes.keys()].filter((index) => !holds(owner, body.scopes[index]!));
    if (refused.length > 0) throw scopesRefused(refused);
    const scopes = body.scopes.includes(EVERYTHING) ? [...owner.permissions] : [...new Set(body.scopes)];
    let key: string | null = null;
    const created = await this.idempotency.run(`agent:${owner.id} api-key`, idempotencyKey, body, () => this.store(owner, body.name, scopes, (key = newSecret('dbk_'))));
    if (key === null) throw keyShownAlready();
    return { ...created, key };
  }

  private store(owner: AgentContext, name: string, scopes: string[], key: string): Promise<Omit<CreatedApiKey, 'key'>> {
    return this.unitOfWork.run(async (uow) => {
      const [row] = await uow.query<{ id: string }>(
        'INSERT INTO api_key (name, key_hash, scopes, agent_id, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id',
        [name, digestOf(key), scopes, owner.id, uow.now],
      );
      uow.record({ event: apiKeyCreated, payload: { apiKeyId: row!.id, agentId: owner.id, scopes } });
      return { id: row!.id, name, scopes, createdAt: uow.now.toISOString() };
    });
  }
}

/** Written out when the key is made: what its owner is granted later does not widen it. */
const EVERYTHING = '*';

const holds = (owner: AgentContext, scope: string) => scope === EVERYTHING || (isPermission(scope) && owner.permissions.has(scope));
