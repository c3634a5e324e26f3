import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EscalationRules } from '../escalation-rules.queries.js';

/** Adds a rule that acts on broken promises of the given metrics. Answers its id. */
@Injectable()
export class CreateEscalationRule {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: EscalationRules,
  ) {}

  async execute(rule: { name: string; rank: number; metrics: string[]; raisePriority: boolean; teamId: string | null }): Promise<string> {
    return this.unitOfWork.run(async (uow) => {
      const [row] = await uow.query<{ id: string }>(
        'INSERT INTO escalation_rule (name, rank, metrics, raise_priority, team_id) VALUES ($1, $2, $3, $4, $5) RETURNING id',
        [rule.name, rule.rank, rule.metrics, rule.raisePriority, rule.teamId],
      );
      uow.afterCommit(() => this.rules.forget());
      return row!.id;
    });
  }
}
