import { Injectable } from '@nestjs/common';
import { ticketScope, type AgentContext } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { notFound } from '../platform/http/problem.js';
import { inScope } from './ticket-access.js';

/** A message's HTML and where it hangs; read for its frame. */
export interface MessageBody {
  id: string;
  ticketId: string;
  html: string | null;
}
export interface FileFact {
  id: string;
  storageKey: string;
  name: string;
  type: string;
  size: number;
  contentId: string | null;
}

/** Asks whether somebody may see what hangs on a ticket: its messages and files have its rights and none of their own (U3). */
@Injectable()
export class VisibleTickets {
  constructor(private readonly rows: ReadRows) {}

  /** Throws 404 for an unknown and for a foreign ticket alike (A2). */
  async mustSee(agent: AgentContext, ticketId: string): Promise<void> {
    const row = await this.rows.one<{ scopeTeamIds: string[] }>('SELECT scope_team_ids::text[] AS "scopeTeamIds" FROM ticket WHERE id = $1', [ticketId]);
    if (!row || !inScope(row.scopeTeamIds, ticketScope(agent))) throw notFound();
  }

  /** Throws 404 unless the agent may see the message. */
  async messageBody(agent: AgentContext, messageId: string): Promise<MessageBody> {
    const row = await this.rows.one<MessageBody & { scopeTeamIds: string[] }>(
      `SELECT m.id, m.ticket_id AS "ticketId", m.html, t.scope_team_ids::text[] AS "scopeTeamIds" FROM message m JOIN ticket t ON t.id = m.ticket_id WHERE m.id = $1`,
      [messageId],
    );
    if (!row || !inScope(row.scopeTeamIds, ticketScope(agent))) throw notFound();
    return row;
  }

  /** A file of a message the agent may see, or his own upload that no message has used yet. Throws 404 for any other. */
  async file(agent: AgentContext, id: string): Promise<FileFact> {
    const row = await this.rows.one<FileFact & { scopeTeamIds: string[] | null; isOwnUpload: boolean }>(
      `SELECT a.id, a.storage_key AS "storageKey", a.name, a.type, a.size::int AS size, a.content_id AS "contentId",
         t.scope_team_ids::text[] AS "scopeTeamIds", a.message_id IS NULL AND a.uploaded_by = $2 AS "isOwnUpload"
       FROM attachment a LEFT JOIN ticket t ON t.id = a.ticket_id AND a.message_id IS NOT NULL WHERE a.id = $1`,
      [id, agent.id],
    );
    if (!row || !(row.isOwnUpload || (row.scopeTeamIds && inScope(row.scopeTeamIds, ticketScope(agent))))) throw notFound();
    return row;
  }

  /** Files the HTML of a message names by Content-ID. */
  filesNamedBy(messageId: string): Promise<FileFact[]> {
    return this.rows.all<FileFact>(
      `SELECT id, storage_key AS "storageKey", name, type, size::int AS size, content_id AS "contentId" FROM attachment
       WHERE message_id = $1 AND content_id IS NOT NULL ORDER BY id LIMIT 100`,
      [messageId],
    );
  }
}
