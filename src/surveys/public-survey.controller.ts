import { Controller, Delete, Get, Options, Patch, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '../platform/http/api-route.js';
import { Public } from '../platform/http/permission.js';
import { SurveyDoor, type DoorAnswer } from './survey-door.js';
import { surveyPageHeaders } from './survey-page-style.js';
import { problemPage } from './survey-problem-page.js';
import { toVisit, type SurveyVisit } from './survey-visit.js';
import { publicSurveySchema, storedAnswerSchema } from './surveys.contract.js';
import { onlyGetAndPost } from './surveys.problems.js';

/** The page behind a survey link, for people (HTML) and for programs (JSON). */
@Controller('s')
@Public()
export class PublicSurveyController {
  constructor(private readonly door: SurveyDoor) {}

  @Get(':token')
  @ApiRoute('The question behind a survey link; writes nothing', publicSurveySchema)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.respond(request, reply, (visit) => this.door.show(visit));
  }

  @Post(':token')
  @ApiRoute('Answers a survey, or changes the answer', storedAnswerSchema)
  async answer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.respond(request, reply, (visit) => this.door.take(visit));
  }

  @Put(':token')
  put(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.refuse(request, reply);
  }

  @Patch(':token')
  patch(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.refuse(request, reply);
  }

  @Delete(':token')
  delete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.refuse(request, reply);
  }

  @Options(':token')
  options(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.refuse(request, reply);
  }

  private refuse(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.respond(request, reply, () => Promise.reject(onlyGetAndPost()));
  }

  /** Headers first, so that problems carry them too (K9); people get a page of every failure, programs a problem. */
  private async respond(request: FastifyRequest, reply: FastifyReply, work: (visit: SurveyVisit) => Promise<DoorAnswer>): Promise<void> {
    reply.headers(surveyPageHeaders);
    const visit = toVisit(request);
    const answer = await work(visit).catch((error: unknown) => problemPage(error, visit, reply));
    if ('data' in answer) await reply.status(answer.status).type('application/json').send(JSON.stringify(answer.data));
    else await reply.status(answer.status).type('text/html; charset=utf-8').send(answer.page);
  }
}
