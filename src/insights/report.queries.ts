import { Injectable } from '@nestjs/common';
import { SlaQueries } from '../sla/index.js';
import { SurveyQueries } from '../surveys/index.js';
import type { ScoreReport } from './insights.contract.js';
import type { Period } from './insight-period.js';
import { addUp, metRate, type MetricCounts } from './sla-rates.js';

const SLA_DEFINITION =
  'rate = met / (met + breached), from 0 to 1: instances of promises by the due date in the period, each counted once, a late reply as breached only. Running and cancelled ones are listed apart.';

/** Reports over a period, asked of the modules that hold the facts. */
@Injectable()
export class ReportQueries {
  constructor(
    private readonly surveys: SurveyQueries,
    private readonly clocks: SlaQueries,
  ) {}

  score(kind: 'csat' | 'nps', { from, to }: Period, teamIds: string[] | null): Promise<ScoreReport> {
    return this.surveys.scoreReport(kind, from, to, teamIds);
  }

  async sla({ from, to }: Period, teamIds: string[] | null) {
    const items = (await this.counts({ from, to }, teamIds)).map((item) => ({ ...item, rate: metRate(item) }));
    return { definition: SLA_DEFINITION, from: from.toISOString(), to: to.toISOString(), items };
  }

  async promises(period: Period, teamIds: string[] | null): Promise<{ met: number; breached: number; rate: number | null }> {
    return addUp(await this.counts(period, teamIds));
  }

  private counts({ from, to }: Period, teamIds: string[] | null): Promise<MetricCounts[]> {
    return this.clocks.report(from, to, teamIds);
  }
}
