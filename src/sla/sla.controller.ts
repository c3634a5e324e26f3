import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentAgent, type AgentContext } from '../identity/index.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { idSchema, instantSchema } from '../platform/http/contract.js';
import { Permission } from '../platform/http/permission.js';
import { TicketClockQueries } from './ticket-clocks.queries.js';

const atQuery = z.strictObject({ at: instantSchema.optional() });

@Controller('api/v1/tickets/:id/sla')
export class SlaController {
  constructor(private readonly clocks: TicketClockQueries) {}

  @Get()
  @Permission('ticket.read')
  @ApiRoute('The ticket’s promises, and why each is due when it is', null)
  explain(@CurrentAgent() agent: AgentContext, @Param('id', { schema: idSchema }) id: string, @Query({ schema: atQuery }) query: z.infer<typeof atQuery>): Promise<unknown> {
    return this.clocks.explain(agent, id, query.at ? new Date(query.at) : null);
  }
}
