import { Injectable } from '@nestjs/common';
import type { Uow } from '../platform/database/unit-of-work.js';
import { unknownId } from './tickets.problems.js';

/** Files an agent uploaded and has not used yet; each belongs to him until a message takes it. */
@Injectable()
export class AttachmentUploads {
  /** Ties uploads to a message. Throws 422 at the index of the first one that is unknown, used or another agent's (A3). */
  async use(uow: Uow, agentId: string, ticketId: string, messageId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await uow.query<{ id: string }>(
      'UPDATE attachment SET ticket_id = $3, message_id = $4 WHERE id = ANY($1) AND uploaded_by = $2 AND message_id IS NULL RETURNING id',
      [ids, agentId, ticketId, messageId],
    );
    const used = new Set(rows.map((row) => row.id));
    const missing = ids.findIndex((id) => !used.has(id));
    if (missing >= 0) throw unknownId(`/attachmentIds/${missing}`, 'an upload');
  }
}
