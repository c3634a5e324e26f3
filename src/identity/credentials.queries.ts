import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import type { AgentContext } from './agent-context.js';
import type { Role } from './identity.contract.js';
import { permissionsOf } from './permissions.js';

/** A session ends this long after its last request, whatever its absolute lifetime (L2). */
export const IDLE_MS = 12 * 3_600_000;

export interface ResolvedCredential {
  agent: AgentContext;
  /** Milliseconds; Infinity for an API key, which lives until it is revoked. */
  endsAt: number;
  lastSeenAt: Date | null;
}

interface Row extends Omit<AgentContext, 'permissions' | 'credential'> {
  role: Role;
  credentialId: string;
  scopes: string[] | null;
  lastSeenAt: Date | null;
  expiresAt: Date | null;
}

const OWNER = `a.id, a.name, a.email, a.role, a.locale,
  ARRAY(SELECT m.team_id::text FROM team_member m WHERE m.agent_id = a.id ORDER BY m.team_id) AS "teamIds"`;

/** From the digest of a secret to the agent behind it, with the rights of this moment; null when it opens nothing. */
@Injectable()
export class Credentials {
  constructor(private readonly rows: ReadRows) {}

  async session(digest: Buffer, now: Date): Promise<ResolvedCredential | null> {
    const row = await this.rows.one<Row>(
      `SELECT ${OWNER}, s.id AS "credentialId", NULL AS scopes, s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt"
       FROM session s JOIN agent a ON a.id = s.agent_id
       WHERE s.token_hash = $1 AND a.active AND s.expires_at > $2 AND s.last_seen_at > $3`,
      [digest, now, new Date(now.getTime() - IDLE_MS)],
    );
    return row && resolve(row, 'session');
  }

  async apiKey(digest: Buffer): Promise<ResolvedCredential | null> {
    const row = await this.rows.one<Row>(
      `SELECT ${OWNER}, k.id AS "credentialId", k.scopes, NULL AS "lastSeenAt", NULL AS "expiresAt"
       FROM api_key k JOIN agent a ON a.id = k.agent_id WHERE k.key_hash = $1 AND k.revoked_at IS NULL AND a.active`,
      [digest],
    );
    return row && resolve(row, 'key');
  }
}

function resolve(row: Row, kind: 'session' | 'key'): ResolvedCredential {
  const { credentialId, scopes, lastSeenAt, expiresAt, ...owner } = row;
  const permissions = new Set(permissionsOf(owner.role).filter((name) => scopes === null || scopes.includes(name)));
  const endsAt = expiresAt && lastSeenAt ? Math.min(expiresAt.getTime(), lastSeenAt.getTime() + IDLE_MS) : Infinity;
  return { agent: { ...owner, permissions, credential: `${kind}:${credentialId}` }, endsAt, lastSeenAt };
}
