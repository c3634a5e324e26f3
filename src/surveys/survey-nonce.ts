import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { ServerKeys } from '../platform/server-keys.js';

const PURPOSE = 'survey-nonce';
/** A person needs a second to answer; a page left open for two hours is asked anew (K6). */
const YOUNGEST_MS = 1000;
const OLDEST_MS = 2 * 3_600_000;

/**
 * The page's proof that it was fetched before the answer came, made without storing anything: a GET writes nothing, and
 * a scanner that only posts has none (K6). `survey` names the survey and its version.
 */
@Injectable()
export class SurveyNonce {
  constructor(
    private readonly keys: ServerKeys,
    private readonly clock: Clock,
  ) {}

  async issue(tokenHash: Buffer, survey: string): Promise<string> {
    const issuedAt = this.clock.now().getTime().toString(36);
    return `${issuedAt}.${(await this.keys.sign(PURPOSE, signed(tokenHash, survey, issuedAt))).toString('base64url')}`;
  }

  /** Whether it is ours, for this link and survey, and neither too young nor too old. */
  async accepts(nonce: string, tokenHash: Buffer, survey: string): Promise<boolean> {
    const [, issuedAt, mac] = /^([0-9a-z]{1,11})\.([A-Za-z0-9_-]{43})$/.exec(nonce) ?? [];
    if (issuedAt === undefined || mac === undefined) return false;
    const age = this.clock.now().getTime() - parseInt(issuedAt, 36);
    if (age < YOUNGEST_MS || age > OLDEST_MS) return false;
    return this.keys.verify(PURPOSE, signed(tokenHash, survey, issuedAt), Buffer.from(mac, 'base64url'));
  }
}

const signed = (tokenHash: Buffer, survey: string, issuedAt: string) => `${tokenHash.toString('hex')}:${survey}:${issuedAt}`;
