import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Agents } from './agents.queries.js';
import type { Session } from './identity.contract.js';
import { permissionsOf } from './permissions.js';
import { Workspace } from './workspace.queries.js';

/** What the console asks first: who I am, what I may do, and what time the server has. */
@Injectable()
export class Sessions {
  constructor(
    private readonly agents: Agents,
    private readonly workspace: Workspace,
    private readonly clock: Clock,
  ) {}

  /** `held`: the rights of the credential, when they are fewer than the role's. */
  async of(agentId: string, held?: Iterable<string>): Promise<Session> {
    const [agent, { name, timeZone }] = await Promise.all([this.agents.byId(agentId), this.workspace.current()]);
    return { ...agent!, agent: agent!, permissions: [...(held ?? permissionsOf(agent!.role))], serverTime: this.clock.now().toISOString(), workspace: { name, timeZone } };
  }
}
