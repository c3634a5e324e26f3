import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Policies } from '../policies.queries.js';
import type { PolicyVersion } from '../sla-policy.js';

export type CreatePolicyCommand = { name: string; rank: number; calendarId: string } & Pick<PolicyVersion, 'when' | 'targets' | 'warn'> &
  Partial<Pick<PolicyVersion, 'pauseOn' | 'resolutionMode'>>;

/** Publishes a new policy as its version 1, in force for everything from now back (P4). Answers its id. */
@Injectable()
export class CreatePolicy {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly policies: Policies,
  ) {}

  async execute({ name, rank, calendarId, when, targets, warn, pauseOn, resolutionMode }: CreatePolicyCommand): Promise<string> {
    return this.unitOfWork.run(async (uow) => {
      const [policy] = await uow.query<{ id: string }>('INSERT INTO sla_policy (name, rank) VALUES ($1, $2) RETURNING id', [name, rank]);
      const definition = {
        when, targets, warn,
        pauseOn: pauseOn ?? { resolution: ['pending'], periodic_update: ['pending'] },
        resolutionMode: resolutionMode ?? 'open_time',
      };
      await uow.query('INSERT INTO sla_policy_version (policy_id, version, calendar_id, definition) VALUES ($1, 1, $2, $3)', [policy!.id, calendarId, JSON.stringify(definition)]);
      uow.afterCommit(() => this.policies.forget());
      return policy!.id;
    });
  }
}
