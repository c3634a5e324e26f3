import { Controller, Get, Param } from '@nestjs/common';
import { CurrentAgent, type AgentContext } from '../identity/index.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { idSchema } from '../platform/http/contract.js';
import { Permission } from '../platform/http/permission.js';
import { notFound } from '../platform/http/problem.js';
import { SurveyFacts } from './survey-facts.port.js';
import { invitationListSchema, type SurveyInvitation } from './surveys.contract.js';
import { SurveyQueries } from './surveys.queries.js';

@Controller('api/v1/tickets')
export class SurveysController {
  constructor(
    private readonly queries: SurveyQueries,
    private readonly facts: SurveyFacts,
  ) {}

  @Get(':id/surveys')
  @Permission('ticket.read')
  @ApiRoute('Invitations of a ticket, sent or not and why not, with every version of the answer', invitationListSchema)
  async ofTicket(@CurrentAgent() agent: AgentContext, @Param('id', { schema: idSchema }) id: string): Promise<{ items: SurveyInvitation[] }> {
    if (!(await this.facts.mayRead(agent, id))) throw notFound();
    return { items: await this.queries.invitationsOf(id) };
  }
}
