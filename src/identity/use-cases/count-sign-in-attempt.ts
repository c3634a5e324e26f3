import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { tooMany } from '../../platform/http/problem.js';
import { networkOf } from '../network-of.js';

const LIMIT = 10;
const WINDOW_MS = 15 * 60_000;

/**
 * Counts a guess at an account from an address and throws 429 above 10 in 15 minutes. It commits before the password is
 * looked at, so parallel guesses cannot outrun the limit (L5). Answers the key to clear after a success.
 */
@Injectable()
export class CountSignInAttempt {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(command: { email: string; address: string }): Promise<string> {
    // A digest: neither the typed address nor the network address is kept.
    const key = createHash('sha256').update(`${command.email.trim().toLowerCase()} ${networkOf(command.address)}`).digest('base64url');
    const [counted, now] = await this.unitOfWork.run(async (uow) => {
      const [row] = await uow.query<{ count: number; startedAt: Date }>(
        `INSERT INTO sign_in_attempt AS a (key, count, window_started_at) VALUES ($1, 1, $2)
         ON CONFLICT (key) DO UPDATE SET
           count = CASE WHEN a.window_started_at <= $3 THEN 1 ELSE a.count + 1 END,
           window_started_at = CASE WHEN a.window_started_at <= $3 THEN $2 ELSE a.window_started_at END
         RETURNING count, window_started_at AS "startedAt"`,
        [key, uow.now, new Date(uow.now.getTime() - WINDOW_MS)],
      );
      return [row!, uow.now] as const;
    });
    if (counted.count > LIMIT) throw tooMany(Math.max(1, Math.ceil((counted.startedAt.getTime() + WINDOW_MS - now.getTime()) / 1000)));
    return key;
  }
}
