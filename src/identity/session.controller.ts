import { Body, Controller, Delete, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppConfig } from '../platform/config/app-config.js';
import { ApiRoute } from '../platform/http/api-route.js';
import { Permission, Public } from '../platform/http/permission.js';
import { CurrentAgent, type AgentContext } from './agent-context.js';
import { sessionSchema, signInBody, type Session } from './identity.contract.js';
import { SameOrigin } from './same-origin.js';
import { readSessionCookie, sessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.queries.js';
import { SignIn } from './use-cases/sign-in.js';
import { SignOut } from './use-cases/sign-out.js';

@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly config: AppConfig,
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
  ) {}

  @Get()
  @Permission('session.read')
  @Header('cache-control', 'no-store')
  @ApiRoute('Who I am and what I may do', sessionSchema)
  read(@CurrentAgent() agent: AgentContext): Promise<Session> {
    return this.sessions.of(agent.id, agent.permissions);
  }

  @Post()
  @Public()
  @SameOrigin()
  @Header('cache-control', 'no-store')
  @ApiRoute('Signs in and sets the session cookie', sessionSchema)
  async create(@Body({ schema: signInBody }) body: z.infer<typeof signInBody>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    const formerToken = readSessionCookie(request.headers.cookie, this.config.secure);
    const { agentId, token } = await this.signIn.execute({ ...body, address: request.ip, formerToken });
    reply.header('set-cookie', sessionCookie(token, this.config.secure));
    return this.sessions.of(agentId);
  }

  @Delete()
  @Permission('session.read')
  @ApiRoute('Signs out', null, 204)
  async end(@CurrentAgent() agent: AgentContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.execute(agent);
    reply.header('set-cookie', sessionCookie(null, this.config.secure));
  }
}
