import { Injectable } from '@nestjs/common';
import type { Uow } from '../platform/database/unit-of-work.js';

/** Who worked on a ticket up to now: the snapshot a survey attributes its answer by (K13). */
@Injectable()
export class ResolutionFacts {
  async of(uow: Uow, ticketId: string): Promise<{ contributors: Record<string, number>; humanReplies: number; customerMessages: number }> {
    const rows = await uow.query<{ author_type: string; author_id: string | null; n: string }>(
      `SELECT author_type, author_id, count(*) AS n FROM message
       WHERE ticket_id = $1 AND kind = 'message' AND mail_class IS NULL AND author_type IN ('agent', 'customer') GROUP BY author_type, author_id`,
      [ticketId],
    );
    const agents = rows.filter((row) => row.author_type === 'agent' && row.author_id !== null);
    return {
      contributors: Object.fromEntries(agents.map((row) => [row.author_id, Number(row.n)])),
      humanReplies: agents.reduce((sum, row) => sum + Number(row.n), 0),
      customerMessages: rows.filter((row) => row.author_type === 'customer').reduce((sum, row) => sum + Number(row.n), 0),
    };
  }
}
