import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { invalid } from '../../platform/http/problem.js';
import { toFieldErrors } from '../../platform/http/validation.js';
import { CredentialCache } from '../credential-cache.js';
import { createTeamCommand, type Team } from '../identity.contract.js';
import { agentRightsChanged } from '../identity.events.js';
import { idsRefused, teamNameTaken } from '../identity.problems.js';
import { TeamEntity } from '../team.entity.js';

/** Makes a team with its members, whose scope grows at once. Throws 422 for a taken name or an unknown agent. */
@Injectable()
export class CreateTeam {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: CredentialCache,
  ) {}

  async execute(given: z.input<typeof createTeamCommand>): Promise<Team> {
    const parsed = createTeamCommand.safeParse(given);
    if (!parsed.success) throw invalid(toFieldErrors(parsed.error.issues));
    const { name, escalation, agentIds } = parsed.data;
    return this.unitOfWork.run(async (uow) => {
      await this.mustBeFree(uow, name);
      await this.mustExist(uow, agentIds);
      const team = await uow.manager.save(TeamEntity, { name, escalation, members: agentIds.map((id) => ({ id })) });
      for (const agentId of agentIds) {
        uow.record({ event: agentRightsChanged, payload: { agentId } });
        uow.afterCommit(() => this.cache.forget(agentId));
      }
      return { id: team.id, name, escalation, agentIds };
    });
  }

  /** The lock makes the second of two equal requests see the first one's row, so it too gets 422 and no raw error. */
  private async mustBeFree(uow: Uow, name: string): Promise<void> {
    await uow.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`team ${name}`]);
    if ((await uow.query('SELECT FROM team WHERE name = $1', [name])).length > 0) throw teamNameTaken();
  }

  private async mustExist(uow: Uow, agentIds: string[]): Promise<void> {
    const known = new Set((await uow.query<{ id: string }>('SELECT id FROM agent WHERE id = ANY($1)', [agentIds])).map((row) => row.id));
    const unknown = [...agentIds.keys()].filter((index) => !known.has(agentIds[index]!));
    if (unknown.length > 0) throw idsRefused('agentIds', unknown);
  }
}
