import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PermissionCheck } from '../platform/http/permission-check.js';
import { PUBLIC } from '../platform/http/permission.js';
import { ActingAgentInterceptor } from './acting-agent.interceptor.js';
import { AgentEntity } from './agent.entity.js';
import { Agents } from './agents.queries.js';
import { ApiKeysController } from './api-keys.controller.js';
import { Calendars } from './calendars.queries.js';
import { CredentialCache } from './credential-cache.js';
import { Credentials } from './credentials.queries.js';
import { FirstRunController } from './first-run.controller.js';
import { PasswordHashing } from './password-hashing.js';
import { PeopleController } from './people.controller.js';
import { PermissionGuard } from './permission.guard.js';
import { isPermission } from './permissions.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.queries.js';
import { TeamEntity } from './team.entity.js';
import { Teams } from './teams.queries.js';
import { AuthenticateRequest } from './use-cases/authenticate-request.js';
import { CountSignInAttempt } from './use-cases/count-sign-in-attempt.js';
import { CreateAgent } from './use-cases/create-agent.js';
import { CreateApiKey } from './use-cases/create-api-key.js';
import { CreateCalendar } from './use-cases/create-calendar.js';
import { CreateTeam } from './use-cases/create-team.js';
import { DisableAgent } from './use-cases/disable-agent.js';
import { DropExpiredSignIns } from './use-cases/drop-expired-sign-ins.js';
import { EnsureFirstAdministrator } from './use-cases/ensure-first-administrator.js';
import { FirstRun } from './use-cases/first-run.js';
import { OpenSession } from './use-cases/open-session.js';
import { SignIn } from './use-cases/sign-in.js';
import { SignOut } from './use-cases/sign-out.js';
import { Workspace } from './workspace.queries.js';

const offered = [Agents, Teams, Workspace, Calendars, AuthenticateRequest, CreateAgent, CreateCalendar, CreateTeam, DisableAgent, EnsureFirstAdministrator];

/** Agents, teams, sign-in, API keys, calendars. Global, since its guard stands at every door. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AgentEntity, TeamEntity])],
  controllers: [SessionController, FirstRunController, PeopleController, ApiKeysController],
  providers: [
    ...offered,
    Sessions, Credentials, CredentialCache, PasswordHashing,
    CountSignInAttempt, CreateApiKey, DropExpiredSignIns, FirstRun, OpenSession, SignIn, SignOut,
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: APP_INTERCEPTOR, useClass: ActingAgentInterceptor },
  ],
  exports: offered,
})
export class IdentityModule implements OnApplicationBootstrap {
  constructor(private readonly routes: PermissionCheck) {}

  /** A misspelt permission would shut its route for good; better not to start (A1). */
  onApplicationBootstrap(): void {
    const unknown = this.routes.routes().filter(({ permission }) => permission !== undefined && permission !== PUBLIC && !isPermission(permission));
    if (unknown.length > 0) throw new Error(`route(s) with an unknown permission: ${unknown.map((r) => `${r.controller}.${r.handler}`).join(', ')}`);
  }
}
