import { Injectable } from '@nestjs/common';
import type { AgentContext } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { invalid, notFound } from '../platform/http/problem.js';
import { MESSAGE_COLUMNS, toMessage, type AttachmentColumns, type MessageColumns } from './message-rows.js';
import { VisibleTickets } from './ticket-visible.queries.js';
import type { Message } from './tickets.contract.js';

export interface MessagePageQuery {
  limit: number;
  cursor?: string;
  order: 'asc' | 'desc';
}

/** Messages of a ticket the agent may see, with their files. */
@Injectable()
export class TicketMessages {
  constructor(
    private readonly rows: ReadRows,
    private readonly visible: VisibleTickets,
  ) {}

  /** By `seq`, which is dense per ticket and never changes, so a page is stable whatever is written meanwhile. */
  async page(agent: AgentContext, ticketId: string, { limit, cursor, order }: MessagePageQuery): Promise<{ items: Message[]; nextCursor: string | null }> {
    const isAscending = order === 'asc';
    const after = cursor === undefined ? (isAscending ? 0 : 2 ** 31 - 1) : seqOf(cursor);
    await this.visible.mustSee(agent, ticketId);
    const found = await this.rows.all<MessageColumns>(
      `SELECT ${MESSAGE_COLUMNS} FROM message WHERE ticket_id = $1 AND seq ${isAscending ? '>' : '<'} $2 ORDER BY seq ${isAscending ? 'ASC' : 'DESC'} LIMIT $3`,
      [ticketId, after, limit + 1],
    );
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return { items: await this.withFiles(page), nextCursor: found.length > limit && last ? encodeCursor([last.seq]) : null };
  }

  /** Throws 404 when the ticket is not the agent's or has no such message. */
  async byId(agent: AgentContext, ticketId: string, messageId: string): Promise<Message> {
    await this.visible.mustSee(agent, ticketId);
    const found = await this.rows.all<MessageColumns>(`SELECT ${MESSAGE_COLUMNS} FROM message WHERE id = $2 AND ticket_id = $1`, [ticketId, messageId]);
    const [message] = await this.withFiles(found);
    if (!message) throw notFound();
    return message;
  }

  private async withFiles(messages: MessageColumns[]): Promise<Message[]> {
    if (messages.length === 0) return [];
    const files = await this.rows.all<AttachmentColumns>(
      'SELECT id, message_id, name, type, size, inline, content_id FROM attachment WHERE message_id = ANY($1) ORDER BY id',
      [messages.map(({ id }) => id)],
    );
    return messages.map((message) => toMessage(message, files.filter((file) => file.message_id === message.id)));
  }
}

function seqOf(cursor: string): number {
  const [seq] = decodeCursor(cursor, 1);
  if (Number.isInteger(seq) && (seq as number) >= 0 && (seq as number) < 2 ** 31) return seq as number;
  throw invalid([{ pointer: '/cursor', detail: 'is not a cursor of this list' }]);
}
