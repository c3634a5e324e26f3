import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentAgent, type AgentContext } from '../identity/index.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { idSchema } from '../platform/http/contract.js';
import { Permission } from '../platform/http/permission.js';
import { inboxListSchema, intakeListQuery, intakePageSchema, outboxListSchema } from './channels.contract.js';
import { Inboxes } from './inboxes.queries.js';
import { IntakeQueries } from './intake.queries.js';
import { OutboxQueries } from './outbox.queries.js';
import { RerunIntake } from './use-cases/rerun-intake.js';

@Controller('api/v1')
export class ChannelsController {
  constructor(
    private readonly inboxes: Inboxes,
    private readonly intakes: IntakeQueries,
    private readonly outbox: OutboxQueries,
    private readonly rerun: RerunIntake,
  ) {}

  @Get('inboxes')
  @Permission('people.read')
  @ApiRoute('The desk’s own addresses', inboxListSchema)
  async listInboxes(): Promise<z.infer<typeof inboxListSchema>> {
    const rows = await this.inboxes.list();
    return { items: rows.map(({ id, name, address, teamId }) => ({ id, name, address, teamId })) };
  }

  @Get('intake')
  @Permission('intake.read')
  @ApiRoute('The intake ledger: every accepted mail and what became of it', intakePageSchema)
  listIntake(@CurrentAgent() agent: AgentContext, @Query({ schema: intakeListQuery }) query: z.infer<typeof intakeListQuery>): Promise<z.infer<typeof intakePageSchema>> {
    return this.intakes.list(agent, query);
  }

  @Post('intake/:id/rerun')
  @HttpCode(204)
  @Permission('intake.rerun')
  @ApiRoute('Reads a quarantined mail again', null, 204)
  rerunIntake(@Param('id', { schema: idSchema }) id: string): Promise<void> {
    return this.rerun.execute(id);
  }

  @Get('outbox')
  @Permission('outbox.read')
  @ApiRoute('Mails kept as files because no mail server is set', outboxListSchema)
  listOutbox(): Promise<z.infer<typeof outboxListSchema>> {
    return this.outbox.list();
  }

  @Get('outbox/:id')
  @Permission('outbox.read')
  @ApiRoute('One of them, as it would have been sent', null)
  async outboxMail(@Param('id', { schema: z.string().max(60) }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await this.outbox.file(id);
    await reply
      .headers({ 'content-type': 'message/rfc822', 'content-disposition': `attachment; filename="${id}.eml"`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-security-policy': 'sandbox' })
      .send(bytes);
  }
}
