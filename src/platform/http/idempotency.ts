import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ReadRows } from '../database/read-rows.js';
import { Clock } from '../clock.js';
import { invalid, ProblemError } from './problem.js';

const KEEP_HOURS = 24;
/** A claim without an answer this old belongs to a process that died: its effect never committed. */
const ABANDONED_MS = 60_000;

interface KeyRow {
  request_digest: string;
  status: number | null;
  response: unknown;
  created_at: Date;
}

/**
 * One effect per Idempotency-Key and owner, kept for 24 h: a repeat gets the first answer, another body 422, one still
 * running 409. The answer commits in the same transaction as the effect, so a crash between them is impossible.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: ReadRows,
    private readonly clock: Clock,
  ) {}

  async run<T>(owner: string, key: string | undefined, request: unknown, effect: () => Promise<T>): Promise<T> {
    if (key === undefined) return effect();
    if (key.length === 0 || key.length > 200) throw invalid([{ pointer: '', detail: 'Idempotency-Key needs 1 to 200 characters' }]);
    const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    const former = await this.claim(owner, key, digest);
    if (former !== null) return former as T;
    try {
      return await this.unitOfWork.run(async (uow) => {
        const answer = await effect();
        await uow.query('UPDATE idempotency_key SET status = 200, response = $3 WHERE owner = $1 AND key = $2', [owner, key, JSON.stringify(answer)]);
        return answer;
      });
    } catch (error) {
      // Nothing was done, so the key is free again: a corrected request may use it.
      await this.rows.all('DELETE FROM idempotency_key WHERE owner = $1 AND key = $2 AND status IS NULL', [owner, key]);
      throw error;
    }
  }

  /** Claims the key, or answers what the first request answered. Throws 422 and 409 as named above. */
  private async claim(owner: string, key: string, digest: string): Promise<unknown> {
    const now = this.clock.now();
    const claimed = await this.rows.all(
      `INSERT INTO idempotency_key (owner, key, request_digest, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (owner, key) DO UPDATE SET request_digest = excluded.request_digest, status = NULL, response = NULL, created_at = excluded.created_at
       WHERE idempotency_key.created_at < $5 OR (idempotency_key.status IS NULL AND idempotency_key.created_at < $6)
       RETURNING key`,
      [owner, key, digest, now, new Date(now.getTime() - KEEP_HOURS * 3_600_000), new Date(now.getTime() - ABANDONED_MS)],
    );
    if (claimed.length > 0) return null;
    const row = await this.rows.one<KeyRow>('SELECT request_digest, status, response, created_at FROM idempotency_key WHERE owner = $1 AND key = $2', [owner, key]);
    if (row && row.request_digest !== digest) {
      throw new ProblemError(422, 'idempotency-key-reused', 'Key used for another request', 'This Idempotency-Key came with another body before.');
    }
    if (!row || row.status === null) throw new ProblemError(409, 'still-running', 'Still running', 'The first request with this Idempotency-Key has not finished.');
    return row.response;
  }
}
