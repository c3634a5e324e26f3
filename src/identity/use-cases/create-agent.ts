import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { invalid } from '../../platform/http/problem.js';
import { toFieldErrors } from '../../platform/http/validation.js';
import { AgentEntity } from '../agent.entity.js';
import { createAgentCommand, type Agent } from '../identity.contract.js';
import { agentRightsChanged } from '../identity.events.js';
import { emailTaken, idsRefused, passwordRefused } from '../identity.problems.js';
import { PasswordHashing } from '../password-hashing.js';
import { passwordFault } from '../password-rules.js';

export type CreateAgentCommand = z.input<typeof createAgentCommand>;

/** Makes an account. Throws 422 with pointers for a weak password, a taken address or an unknown team. */
@Injectable()
export class CreateAgent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hashing: PasswordHashing,
  ) {}

  async execute(given: CreateAgentCommand): Promise<Agent> {
    const parsed = createAgentCommand.safeParse(given);
    if (!parsed.success) throw invalid(toFieldErrors(parsed.error.issues));
    const { password, teamIds, ...columns } = parsed.data;
    const fault = passwordFault(password, columns.email);
    if (fault) throw passwordRefused(fault);
    const passwordHash = await this.hashing.hash(password);
    return this.unitOfWork.run(async (uow) => {
      await this.mustBeFree(uow, columns.email);
      await this.mustExist(uow, teamIds);
      const agent = uow.manager.create(AgentEntity, { ...columns, passwordHash, active: true, createdAt: uow.now });
      await uow.manager.insert(AgentEntity, agent);
      await uow.query('INSERT INTO team_member (team_id, agent_id) SELECT unnest($1::bigint[]), $2', [teamIds, agent.id]);
      uow.record({ event: agentRightsChanged, payload: { agentId: agent.id } });
      return { id: agent.id, ...columns, teamIds, active: true };
    });
  }

  /** The lock makes the second of two equal requests see the first one's row, so it too gets 422 and no raw error. */
  private async mustBeFree(uow: Uow, email: string): Promise<void> {
    await uow.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`agent ${email.toLowerCase()}`]);
    if ((await uow.query('SELECT FROM agent WHERE lower(email) = lower($1)', [email])).length > 0) throw emailTaken();
  }

  private async mustExist(uow: Uow, teamIds: string[]): Promise<void> {
    const known = new Set((await uow.query<{ id: string }>('SELECT id FROM team WHERE id = ANY($1)', [teamIds])).map((row) => row.id));
    const unknown = [...teamIds.keys()].filter((index) => !known.has(teamIds[index]!));
    if (unknown.length > 0) throw idsRefused('teamIds', unknown);
  }
}
