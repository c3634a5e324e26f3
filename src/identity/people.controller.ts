import { Controller, Get } from '@nestjs/common';
import { ApiRoute } from '../platform/http/api-route.js';
import { Permission } from '../platform/http/permission.js';
import { Agents } from './agents.queries.js';
import { agentListSchema, teamListSchema, type Agent, type Team } from './identity.contract.js';
import { Teams } from './teams.queries.js';

@Controller('api/v1')
@Permission('people.read')
export class PeopleController {
  constructor(
    private readonly agents: Agents,
    private readonly teams: Teams,
  ) {}

  @Get('agents')
  @ApiRoute('Everybody at the desk, by name', agentListSchema)
  async listAgents(): Promise<{ items: Agent[] }> {
    return { items: await this.agents.list() };
  }

  @Get('teams')
  @ApiRoute('Teams and who is in them', teamListSchema)
  async listTeams(): Promise<{ items: Team[] }> {
    return { items: await this.teams.list() };
  }
}
