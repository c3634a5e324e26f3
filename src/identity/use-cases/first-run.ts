import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { firstRunBody } from '../identity.contract.js';
import { notFirstRun } from '../identity.problems.js';
import { EnsureFirstAdministrator } from './ensure-first-administrator.js';
import { OpenSession } from './open-session.js';

/** The first-run page: makes the first administrator and signs him in. 404 once there is any agent (L8). */
@Injectable()
export class FirstRun {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ensureFirst: EnsureFirstAdministrator,
    private readonly openSession: OpenSession,
  ) {}

  async execute(body: z.infer<typeof firstRunBody>): Promise<{ agentId: string; token: string }> {
    return this.unitOfWork.run(async () => {
      const agent = await this.ensureFirst.execute(body);
      if (!agent) throw notFirstRun();
      return { agentId: agent.id, token: await this.openSession.execute({ agentId: agent.id, formerToken: null }) };
    });
  }
}
