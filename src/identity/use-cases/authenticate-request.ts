import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { AppConfig } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AgentContext } from '../agent-context.js';
import { CredentialCache } from '../credential-cache.js';
import { Credentials, type ResolvedCredential } from '../credentials.queries.js';
import { digestOf } from '../secret-token.js';
import { readSessionCookie } from '../session-cookie.js';

/** How much `last_seen_at` may lag: a write a minute, not one a request. */
const TOUCH_MS = 60_000;

export interface CredentialHeaders {
  cookieHeader?: string | undefined;
  authorization?: string | undefined;
}

/**
 * Who is behind a request or a socket: the agent with the rights of this second, or null. An `Authorization: Bearer` key
 * is judged alone; a cookie beside it is not looked at.
 */
@Injectable()
export class AuthenticateRequest {
  private readonly logger = new Logger('AuthenticateRequest');

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly credentials: Credentials,
    private readonly cache: CredentialCache,
  ) {}

  async execute(headers: CredentialHeaders): Promise<AgentContext | null> {
    const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    const secret = bearer ?? readSessionCookie(headers.cookieHeader, this.config.secure);
    if (!secret) return null;
    const digest = digestOf(secret);
    const key = `${bearer ? 'key' : 'session'} ${digest.toString('base64')}`;
    return (this.cache.find(key) ?? (await this.resolve(key, digest, bearer !== undefined)))?.agent ?? null;
  }

  private async resolve(key: string, digest: Buffer, isApiKey: boolean): Promise<ResolvedCredential | null> {
    const { generation } = this.cache;
    const now = this.clock.now();
    const resolved = await (isApiKey ? this.credentials.apiKey(digest) : this.credentials.session(digest, now));
    if (!resolved) return null;
    this.cache.remember(key, resolved, generation);
    if (resolved.lastSeenAt && now.getTime() - resolved.lastSeenAt.getTime() >= TOUCH_MS) await this.touch(digest, now);
    return resolved;
  }

  /** Best effort: a full disk must not sign everybody out. */
  private async touch(digest: Buffer, now: Date): Promise<void> {
    await this.unitOfWork
      .runSingle((uow) => uow.query('UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2', [digest, now]))
      .catch((error: Error) => this.logger.warn(`session not touched: ${error.message}`));
  }
}
