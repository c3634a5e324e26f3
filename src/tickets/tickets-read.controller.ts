import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentAgent, ticketScope, type AgentContext } from '../identity/index.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { idSchema, pageQuery } from '../platform/http/contract.js';
import { entityTag } from '../platform/http/entity-tag.js';
import { Permission } from '../platform/http/permission.js';
import { TicketTags } from './ticket-tags.queries.js';
import { TicketViewList } from './ticket-views.queries.js';
import { messageListQuery, messagePageSchema, tagListSchema, ticketListQuery, ticketPageSchema, ticketSchema, timelinePageSchema, viewListSchema, type Ticket } from './tickets.contract.js';
import { TicketQueries } from './tickets.queries.js';

const timelineQuery = z.strictObject(pageQuery);

@Controller('api/v1')
export class TicketsReadController {
  constructor(
    private readonly tickets: TicketQueries,
    private readonly viewList: TicketViewList,
    private readonly tagList: TicketTags,
  ) {}

  @Get('tickets')
  @Permission('ticket.read')
  @ApiRoute('A page of a view, narrowed by a filter', ticketPageSchema)
  list(@CurrentAgent() agent: AgentContext, @Query({ schema: ticketListQuery }) query: z.infer<typeof ticketListQuery>): Promise<z.infer<typeof ticketPageSchema>> {
    return this.tickets.list(agent, query);
  }

  @Get('tickets/:id')
  @Permission('ticket.read')
  @ApiRoute('One ticket; its ETag is what If-Match wants', ticketSchema)
  async byId(@CurrentAgent() agent: AgentContext, @Param('id', { schema: idSchema }) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Ticket> {
    const ticket = await this.tickets.byId(agent, id);
    void reply.header('etag', entityTag(ticket.version));
    return ticket;
  }

  @Get('tickets/:id/messages')
  @Permission('ticket.read')
  @ApiRoute('Messages and notes of a ticket', messagePageSchema)
  messages(
    @CurrentAgent() agent: AgentContext,
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: messageListQuery }) query: z.infer<typeof messageListQuery>,
  ): Promise<z.infer<typeof messagePageSchema>> {
    return this.tickets.messages(agent, id, query);
  }

  @Get('tickets/:id/timeline')
  @Permission('ticket.read')
  @ApiRoute('What happened to a ticket, oldest first', timelinePageSchema)
  timeline(
    @CurrentAgent() agent: AgentContext,
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: timelineQuery }) query: z.infer<typeof timelineQuery>,
  ): Promise<z.infer<typeof timelinePageSchema>> {
    return this.tickets.timeline(agent, id, query);
  }

  @Get('views')
  @Permission('ticket.read')
  @ApiRoute('The views of the agent with their figures', viewListSchema)
  async views(@CurrentAgent() agent: AgentContext): Promise<z.infer<typeof viewListSchema>> {
    return { items: await this.viewList.list(agent) };
  }

  @Get('tags')
  @Permission('ticket.read')
  @ApiRoute('Tags in use, the most used first', tagListSchema)
  async tags(@CurrentAgent() agent: AgentContext): Promise<z.infer<typeof tagListSchema>> {
    return { items: await this.tagList.list(ticketScope(agent)) };
  }
}
