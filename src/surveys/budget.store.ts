import { Injectable } from '@nestjs/common';
import type { Uow } from '../platform/database/unit-of-work.js';
import type { SurveyBudget } from './survey-budget.js';

interface BudgetRow {
  any_sent_at: Date | null;
  by_survey: Record<string, string>;
}

/** The row of a person's survey budget, always locked before it is read: two decisions about one person take turns (B5). */
@Injectable()
export class BudgetStore {
  /** Locks the row, inserted if absent. The update that changes nothing takes the lock and sees the newest version. */
  async lock(uow: Uow, customerId: string): Promise<SurveyBudget> {
    const [row] = await uow.query<BudgetRow>(
      `INSERT INTO survey_budget (customer_id) VALUES ($1)
       ON CONFLICT (customer_id) DO UPDATE SET customer_id = excluded.customer_id RETURNING any_sent_at, by_survey`,
      [customerId],
    );
    return { any: row!.any_sent_at, bySurvey: Object.fromEntries(Object.entries(row!.by_survey).map(([id, at]) => [id, new Date(at)])) };
  }

  async save(uow: Uow, customerId: string, budget: SurveyBudget): Promise<void> {
    await uow.query('UPDATE survey_budget SET any_sent_at = $2, by_survey = $3 WHERE customer_id = $1', [customerId, budget.any, JSON.stringify(budget.bySurvey)]);
  }
}
