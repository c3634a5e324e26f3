import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentAgent, type AgentContext } from '../identity/index.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { idSchema } from '../platform/http/contract.js';
import { Permission } from '../platform/http/permission.js';
import { MessageFiles } from './message-files.js';
import { FRAME_POLICY } from './message-frame.js';

/** Whatever strangers sent is shown without rights, never guessed at and never kept by a cache (U2). */
const guarded = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' };

@Controller('api/v1')
export class MessageFilesController {
  constructor(private readonly files: MessageFiles) {}

  @Get('messages/:id/frame')
  @Permission('ticket.read')
  @ApiRoute('The HTML of a message as a document for a sandboxed frame', null)
  async frame(@CurrentAgent() agent: AgentContext, @Param('id', { schema: idSchema }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const document = await this.files.frame(agent, id);
    void reply.headers({ ...guarded, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': FRAME_POLICY }).send(document);
  }

  @Get('attachments/:id')
  @Permission('ticket.read')
  @ApiRoute('The bytes of a file', null)
  async attachment(@CurrentAgent() agent: AgentContext, @Param('id', { schema: idSchema }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { headers, body } = await this.files.open(agent, id);
    void reply.headers({ ...guarded, 'content-security-policy': "default-src 'none'; sandbox", ...headers }).send(body);
  }
}
