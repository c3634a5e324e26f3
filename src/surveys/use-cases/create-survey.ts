import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { SurveyKind } from '../surveys.contract.js';

export interface NewSurvey {
  name: string;
  kind: SurveyKind;
  /** From the resolution to the invitation; mail: 3600. */
  delaySeconds: number;
  /** Days a person is not asked again by this survey, and days after any other one (B2). */
  sameGapDays: number;
  anyGapDays: number;
  /** Lower goes first when several fall due for one person: 1 CSAT, 2 NPS (B6). */
  rank: number;
}

/**
 * Adds an active survey. A survey of that name is left as it is and its id answered, so that seeding twice is harmless.
 */
@Injectable()
export class CreateSurvey {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(survey: NewSurvey): Promise<{ id: string; isNew: boolean }> {
    return this.unitOfWork.run(async (uow) => {
      const [added] = await uow.query<{ id: string }>(
        `INSERT INTO survey (name, kind, delay_seconds, same_gap_days, any_gap_days, rank) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (name) DO NOTHING RETURNING id`,
        [survey.name, survey.kind, survey.delaySeconds, survey.sameGapDays, survey.anyGapDays, survey.rank],
      );
      if (added) return { id: added.id, isNew: true };
      const [former] = await uow.query<{ id: string }>('SELECT id FROM survey WHERE name = $1', [survey.name]);
      return { id: former!.id, isNew: false };
    });
  }
}
