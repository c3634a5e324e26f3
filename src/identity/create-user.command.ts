import type { INestApplicationContext } from '@nestjs/common';
import type { Agent, Role } from './identity.contract.js';
import { CreateAgent } from './use-cases/create-agent.js';

/** `deskbell user create`: the operator's way to an account. Throws the same 422 problems as the API would. */
export function createUserCommand(app: INestApplicationContext, user: { email: string; name: string; role: Role; password: string }): Promise<Agent> {
  return app.get(CreateAgent, { strict: false }).execute(user);
}
