import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import type { Team } from './identity.contract.js';

const TEAM = `t.id, t.name, t.escalation,
  ARRAY(SELECT m.agent_id::text FROM team_member m WHERE m.team_id = t.id ORDER BY m.agent_id) AS "agentIds"`;

/** Reads of teams, for the modules above. */
@Injectable()
export class Teams {
  constructor(private readonly rows: ReadRows) {}

  list(): Promise<Team[]> {
    return this.rows.all<Team>(`SELECT ${TEAM} FROM team t ORDER BY t.name, t.id`);
  }

  /** Null for an unknown id. */
  byId(id: string): Promise<Team | null> {
    return this.rows.one<Team>(`SELECT ${TEAM} FROM team t WHERE t.id = $1`, [id]);
  }

  /** The team escalated tickets go to; null when the desk has none. */
  escalationTeam(): Promise<Team | null> {
    return this.rows.one<Team>(`SELECT ${TEAM} FROM team t WHERE t.escalation ORDER BY t.id LIMIT 1`);
  }
}
