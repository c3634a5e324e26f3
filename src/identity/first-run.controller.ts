import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { AppConfig } from '../platform/config/app-config.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { Public } from '../platform/http/permission.js';
import { Agents } from './agents.queries.js';
import { firstRunBody, firstRunStateSchema, sessionSchema, type Session } from './identity.contract.js';
import { notFirstRun } from './identity.problems.js';
import { SameOrigin } from './same-origin.js';
import { sessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.queries.js';
import { FirstRun } from './use-cases/first-run.js';

@Controller('api/v1/first-run')
export class FirstRunController {
  constructor(
    private readonly config: AppConfig,
    private readonly agents: Agents,
    private readonly sessions: Sessions,
    private readonly firstRun: FirstRun,
  ) {}

  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  @ApiRoute('Whether this desk still waits for its first administrator; 404 once it has one', firstRunStateSchema)
  async read(): Promise<{ needed: boolean }> {
    if (!(await this.agents.none())) throw notFirstRun();
    return { needed: true };
  }

  @Post()
  @Public()
  @SameOrigin()
  @Header('cache-control', 'no-store')
  @ApiRoute('Makes the first administrator and signs him in', sessionSchema, 201)
  async create(@Body({ schema: firstRunBody }) body: z.infer<typeof firstRunBody>, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    const { agentId, token } = await this.firstRun.execute(body);
    reply.header('set-cookie', sessionCookie(token, this.config.secure));
    return this.sessions.of(agentId);
  }
}
