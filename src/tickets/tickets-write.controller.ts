import { Body, Controller, Headers, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CurrentAgent, type AgentContext } from '../identity/index.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { idSchema } from '../platform/http/contract.js';
import { entityTag, expectedVersion } from '../platform/http/entity-tag.js';
import { Idempotency } from '../platform/http/idempotency.js';
import { Permission } from '../platform/http/permission.js';
import { readUpload } from '../platform/http/read-upload.js';
import { createMessageBody, createTicketBody, messageSchema, patchTicketBody, ticketSchema, uploadedSchema, type Message, type Ticket } from './tickets.contract.js';
import { TicketQueries } from './tickets.queries.js';
import { ChangeTicket } from './use-cases/change-ticket.js';
import { OpenTicketAtDesk } from './use-cases/open-ticket-at-desk.js';
import { UploadAttachment } from './use-cases/upload-attachment.js';
import { WriteMessage } from './use-cases/write-message.js';

@Controller('api/v1')
export class TicketsWriteController {
  constructor(
    private readonly queries: TicketQueries,
    private readonly openTicket: OpenTicketAtDesk,
    private readonly changeTicket: ChangeTicket,
    private readonly writeMessage: WriteMessage,
    private readonly uploadAttachment: UploadAttachment,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('tickets')
  @Permission('ticket.create')
  @ApiRoute('Opens a ticket for a customer', ticketSchema, 201)
  async open(@CurrentAgent() agent: AgentContext, @Headers('idempotency-key') key: string | undefined, @Body({ schema: createTicketBody }) body: z.infer<typeof createTicketBody>): Promise<Ticket> {
    const id = await this.idempotency.run(`${agent.id}:tickets`, key, body, () => this.openTicket.execute(agent, body));
    return this.queries.byId(agent, id);
  }

  @Patch('tickets/:id')
  @Permission('ticket.change')
  @ApiRoute('Changes status, priority, assignee, team or tags', ticketSchema)
  async change(
    @CurrentAgent() agent: AgentContext,
    @Param('id', { schema: idSchema }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: patchTicketBody }) body: z.infer<typeof patchTicketBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Ticket> {
    await this.changeTicket.execute(agent, id, body, expectedVersion(ifMatch));
    const ticket = await this.queries.byId(agent, id);
    void reply.header('etag', entityTag(ticket.version));
    return ticket;
  }

  @Post('tickets/:id/messages')
  @Permission('ticket.reply')
  @ApiRoute('Writes a public reply or an internal note', messageSchema, 201)
  async write(
    @CurrentAgent() agent: AgentContext,
    @Param('id', { schema: idSchema }) id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body({ schema: createMessageBody }) body: z.infer<typeof createMessageBody>,
  ): Promise<Message> {
    const { kind, ...words } = body;
    const command = { ticketId: id, ...words };
    const messageId = await this.idempotency.run(`${agent.id}:messages:${id}`, key, body, () =>
      kind === 'note' ? this.writeMessage.note(agent, command) : this.writeMessage.reply(agent, command));
    return this.queries.message(agent, id, messageId);
  }

  @Post('attachments')
  @Permission('ticket.reply')
  @ApiRoute('Uploads a file for a message that is being written (multipart/form-data)', uploadedSchema, 201)
  async upload(@CurrentAgent() agent: AgentContext, @Req() request: FastifyRequest): Promise<z.infer<typeof uploadedSchema>> {
    return this.uploadAttachment.execute(agent, await readUpload(request));
  }
}
