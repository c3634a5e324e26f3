import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentAgent, type AgentContext } from '../identity/index.js';
import { Clock } from '../platform/clock.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { Permission } from '../platform/http/permission.js';
import { BoardQueries } from './board.queries.js';
import { teamsOf } from './insight-scope.js';
import { periodOf } from './insight-period.js';
import { boardQuery, boardSchema, periodQuery, scoreReportSchema, slaReportSchema } from './insights.contract.js';
import { ReportQueries } from './report.queries.js';

type PeriodQuery = z.infer<typeof periodQuery>;

@Controller('api/v1/insights')
@Permission('insight.read')
export class InsightsController {
  constructor(
    private readonly clock: Clock,
    private readonly reports: ReportQueries,
    private readonly boards: BoardQueries,
  ) {}

  @Get('csat')
  @ApiRoute('CSAT of a period, the last 30 days unless said', scoreReportSchema)
  csat(@CurrentAgent() agent: AgentContext, @Query({ schema: periodQuery }) query: PeriodQuery) {
    return this.reports.score('csat', periodOf(query, this.clock.now()), teamsOf(agent));
  }

  @Get('nps')
  @ApiRoute('NPS of a period, the last 30 days unless said', scoreReportSchema)
  nps(@CurrentAgent() agent: AgentContext, @Query({ schema: periodQuery }) query: PeriodQuery) {
    return this.reports.score('nps', periodOf(query, this.clock.now()), teamsOf(agent));
  }

  @Get('sla')
  @ApiRoute('Promises kept and broken in a period, by metric', slaReportSchema)
  sla(@CurrentAgent() agent: AgentContext, @Query({ schema: periodQuery }) query: PeriodQuery) {
    return this.reports.sla(periodOf(query, this.clock.now()), teamsOf(agent));
  }

  @Get('board')
  @ApiRoute('The supervisor board of a team or of all one sees', boardSchema)
  board(@CurrentAgent() agent: AgentContext, @Query({ schema: boardQuery }) query: z.infer<typeof boardQuery>) {
    return this.boards.read(agent, query.team ?? null);
  }
}
