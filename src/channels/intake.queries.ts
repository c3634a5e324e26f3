import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ticketScope, type AgentContext } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import type { intakeListQuery, intakePageSchema } from './channels.contract.js';
import { Inboxes } from './inboxes.queries.js';

interface Row {
  id: string;
  received_at: Date;
  inbox_id: string;
  message_id: string | null;
  disposition: string | null;
  reason: string | null;
  ticket_id: string | null;
}

/** The intake ledger: every accepted mail with its one end, newest last, for those who answer for nothing being lost. */
@Injectable()
export class IntakeQueries {
  constructor(
    private readonly rows: ReadRows,
    private readonly inboxes: Inboxes,
  ) {}

  async list(agent: AgentContext, query: z.infer<typeof intakeListQuery>): Promise<z.infer<typeof intakePageSchema>> {
    const [at, id] = query.cursor ? decodeCursor(query.cursor, 2) : [query.since ?? '-infinity', '0'];
    const inboxes = new Map((await this.visible(agent)).map((inbox) => [inbox.id, inbox.address]));
    const rows = await this.rows.all<Row>(
      `SELECT id, received_at, inbox_id, message_id, disposition, reason, ticket_id FROM intake
       WHERE (received_at, id) > ($1::timestamptz, $2::bigint) AND inbox_id = ANY($3) ORDER BY received_at, id LIMIT $4`,
      [at, id, [...inboxes.keys()], query.limit + 1],
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => ({
        id: row.id, receivedAt: row.received_at.toISOString(), inbox: inboxes.get(row.inbox_id)!, messageId: row.message_id,
        disposition: row.disposition as never, reason: row.reason, ticketId: row.ticket_id,
      })),
      nextCursor: rows.length > query.limit && last ? encodeCursor([last.received_at.toISOString(), last.id]) : null,
    };
  }

  private async visible(agent: AgentContext) {
    const scope = ticketScope(agent);
    const all = await this.inboxes.list();
    return scope.all ? all : all.filter((inbox) => [...inbox.teamIds, inbox.teamId ?? ''].some((id) => scope.teamIds.includes(id)));
  }
}
