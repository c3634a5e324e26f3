import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import type { Agent } from '../identity.contract.js';
import { CreateAgent } from './create-agent.js';

/**
 * Makes the first administrator, only while there is no agent at all; answers null otherwise. Of two at once (two
 * processes starting, two first-run pages) exactly one makes him (L8).
 */
@Injectable()
export class EnsureFirstAdministrator {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly createAgent: CreateAgent,
  ) {}

  async execute(command: { email: string; password: string; name?: string }): Promise<Agent | null> {
    return this.unitOfWork.run(async (uow) => {
      // Asked before the lock as well: once the desk is set up nobody can make others wait for it.
      if (await hasAgents(uow)) return null;
      await uow.query(`SELECT pg_advisory_xact_lock(hashtext('first administrator'))`);
      if (await hasAgents(uow)) return null;
      return this.createAgent.execute({ ...command, name: command.name ?? command.email.split('@')[0]!, role: 'administrator' });
    });
  }
}

const hasAgents = async (uow: Uow) => (await uow.query('SELECT FROM agent LIMIT 1')).length > 0;
