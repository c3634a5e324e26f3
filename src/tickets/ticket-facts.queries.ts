import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import type { TicketStatus } from './tickets.contract.js';

export interface TicketFact {
  id: string;
  number: number;
  subject: string;
  status: TicketStatus;
  resolutionNo: number;
  origin: 'customer' | 'agent';
  inboxId: string | null;
  customerId: string;
  teamId: string | null;
  scopeTeamIds: string[];
  locale: 'zh' | 'en';
  spam: boolean;
  humanReplies: number;
  customerMessages: number;
}

/** Plain facts of one ticket for the modules above; no rights asked, so never behind a route of its own. */
@Injectable()
export class TicketFacts {
  constructor(private readonly rows: ReadRows) {}

  async byId(ticketId: string): Promise<TicketFact | null> {
    const row = await this.rows.one<Omit<TicketFact, 'number' | 'humanReplies' | 'customerMessages'> & { number: string; humanReplies: string; customerMessages: string }>(
      `SELECT t.id, t.number, t.subject, t.status, t.resolution_no AS "resolutionNo", t.origin, t.inbox_id AS "inboxId", t.customer_id AS "customerId",
         t.team_id AS "teamId", t.scope_team_ids::text[] AS "scopeTeamIds", t.locale, false AS spam,
         count(m.id) FILTER (WHERE m.author_type = 'agent') AS "humanReplies", count(m.id) FILTER (WHERE m.author_type = 'customer') AS "customerMessages"
       FROM ticket t LEFT JOIN message m ON m.ticket_id = t.id AND m.kind = 'message' AND m.mail_class IS NULL WHERE t.id = $1 GROUP BY t.id`,
      [ticketId],
    );
    return row && { ...row, number: Number(row.number), humanReplies: Number(row.humanReplies), customerMessages: Number(row.customerMessages) };
  }
}
