import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import type { Agent, Role } from './identity.contract.js';

/** What other modules show or need of an agent beside a ticket. */
export interface AgentName {
  id: string;
  name: string;
  email: string;
  role: Role;
  locale: 'zh-CN' | 'en' | null;
}

const AGENT = `a.id, a.name, a.email, a.role, a.active, a.locale,
  ARRAY(SELECT m.team_id::text FROM team_member m WHERE m.agent_id = a.id ORDER BY m.team_id) AS "teamIds"`;

/** Reads of the people at the desk, for the modules above. */
@Injectable()
export class Agents {
  constructor(private readonly rows: ReadRows) {}

  /** Everybody, inactive ones too (old tickets name them), by name. */
  list(): Promise<Agent[]> {
    return this.rows.all<Agent>(`SELECT ${AGENT} FROM agent a ORDER BY a.name, a.id`);
  }

  /** Null for an unknown id. */
  byId(id: string): Promise<Agent | null> {
    return this.rows.one<Agent>(`SELECT ${AGENT} FROM agent a WHERE a.id = $1`, [id]);
  }

  /** Names by id, inactive agents too; unknown ids are simply absent. */
  async byIds(ids: string[]): Promise<Map<string, AgentName>> {
    if (ids.length === 0) return new Map();
    const rows = await this.rows.all<AgentName>('SELECT id, name, email, role, locale FROM agent WHERE id = ANY($1)', [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Whether the desk is still empty: only then is there a first run. */
  async none(): Promise<boolean> {
    return (await this.rows.one('SELECT 1 FROM agent LIMIT 1')) === null;
  }

  /** Active members of a team, by id: those work can be handed to. */
  activeInTeam(teamId: string): Promise<Agent[]> {
    return this.rows.all<Agent>(
      `SELECT ${AGENT} FROM agent a JOIN team_member t ON t.agent_id = a.id WHERE t.team_id = $1 AND a.active ORDER BY a.id`,
      [teamId],
    );
  }

  /**
   * Who is told of an escalation: the team's active supervisors; when it has none (or there is no team), every active
   * supervisor and administrator, so that no escalation goes unheard.
   */
  async supervisorsOf(teamId: string | null): Promise<AgentName[]> {
    const own = teamId === null ? [] : (await this.activeInTeam(teamId)).filter((agent) => agent.role === 'supervisor');
    if (own.length > 0) return own;
    return this.rows.all<AgentName>(
      `SELECT id, name, email, role, locale FROM agent WHERE active AND role IN ('supervisor', 'administrator') ORDER BY id`,
    );
  }
}
