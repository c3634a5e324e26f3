import { Injectable } from '@nestjs/common';
import { ReadRows } from '../../platform/database/read-rows.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { agentSignInFailed } from '../identity.events.js';
import { signInFailed } from '../identity.problems.js';
import { PasswordHashing } from '../password-hashing.js';
import { CountSignInAttempt } from './count-sign-in-attempt.js';
import { OpenSession } from './open-session.js';

export interface SignInCommand {
  email: string;
  password: string;
  /** Network address of the browser, for the limit. */
  address: string;
  /** Token of the session the browser had before, if any. */
  formerToken: string | null;
}
interface Account {
  id: string;
  hash: string | null;
}

/** Turns e-mail and password into a session. Unknown, wrong and disabled get the same 401 after the same work (L4). */
@Injectable()
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: ReadRows,
    private readonly hashing: PasswordHashing,
    private readonly countAttempt: CountSignInAttempt,
    private readonly openSession: OpenSession,
  ) {}

  async execute(command: SignInCommand): Promise<{ agentId: string; token: string }> {
    const attempt = await this.countAttempt.execute(command);
    const account = await this.rows.one<Account>(
      'SELECT id, CASE WHEN active THEN password_hash END AS hash FROM agent WHERE lower(email) = lower($1)',
      [command.email.trim()],
    );
    const fits = await this.hashing.verify(account?.hash ?? null, command.password);
    if (!account?.hash || !fits) return this.refuse(account);
    const rehashed = this.hashing.isWeak(account.hash) ? await this.hashing.hash(command.password) : null;
    return this.unitOfWork.run(async (uow) => {
      await uow.query('DELETE FROM sign_in_attempt WHERE key = $1', [attempt]);
      // Only over the hash that was checked: a password changed meanwhile stays changed.
      if (rehashed) await uow.query('UPDATE agent SET password_hash = $2 WHERE id = $1 AND password_hash = $3', [account.id, rehashed, account.hash]);
      return { agentId: account.id, token: await this.openSession.execute({ agentId: account.id, formerToken: command.formerToken }) };
    });
  }

  private async refuse(account: Account | null): Promise<never> {
    await this.unitOfWork.run(async (uow) => uow.record({ event: agentSignInFailed, payload: { agentId: account?.id ?? null } }));
    throw signInFailed();
  }
}
