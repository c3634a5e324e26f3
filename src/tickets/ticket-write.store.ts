import { Injectable } from '@nestjs/common';
import type { Uow } from '../platform/database/unit-of-work.js';
import { insertEventsSql } from '../platform/log/event-rows.js';
import { storable, type MessageRecord, type StoredAttachment, type TicketRecord } from './ticket-record.js';

export interface NewTicketRow {
  id: string;
  subject: string;
  status: string;
  priority: number;
  channel: string;
  origin: string;
  inboxId: string | null;
  customerId: string;
  teamId: string | null;
  assigneeId: string | null;
  scopeTeamIds: string[];
  locale: string;
  preview: string;
  waitingSince: Date | null;
  createdAt: Date;
  relatedTicketId: string | null;
}

/** What an appended message changes on its ticket, besides seq and version which always move. */
export interface TicketAppend {
  status: string;
  preview: string | null;
  lastMessageBy: 'customer' | 'agent' | null;
  waitingSince: Date | null;
  resolvedAt: Date | null;
  assigneeId: string | null;
}

const MESSAGE_COLUMNS = `id, ticket_id, seq, created_at, direction, kind, author_type, author_id, author_name, author_email, text, elided_text, html,
  has_remote_images, mail_class, matched_by, other_sender, header_message_id, intake_id, client_id, delivery_state`;

const messageValues = (ticketId: string, m: MessageRecord): unknown[] => [
  m.id, ticketId, m.seq, m.createdAt, m.direction, m.kind, m.authorType, m.authorId, storable(m.authorName), m.authorEmail, storable(m.text),
  storable(m.elidedText ?? ''), m.html == null ? null : storable(m.html), m.hasRemoteImages ?? false, m.mailClass ?? null, m.matchedBy ?? null,
  m.otherSender ?? false, m.headerMessageId ?? null, m.intakeId ?? null, m.clientId ?? null, m.deliveryState ?? null,
];

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, i) => `$${from + i}`).join(', ');
const MESSAGE_PARAMETERS = numbered(1, 21);
const INSERT_MESSAGE = `INSERT INTO message (${MESSAGE_COLUMNS}) VALUES (${MESSAGE_PARAMETERS})`;

const OPEN = {
  name: 'open-ticket',
  text: `
  WITH m AS (${INSERT_MESSAGE}),
  t AS (
    INSERT INTO ticket (id, subject, status, priority, channel, origin, inbox_id, customer_id, team_id, assignee_id, scope_team_ids, locale, preview,
      last_message_by, last_message_at, waiting_since, sort_at, created_at, related_ticket_id, seq)
    VALUES (${numbered(22, 13)}, $35, $4::timestamptz, $36, $4::timestamptz, $37, $38, $3::int)
    RETURNING number
  ),
  p AS (
    INSERT INTO ticket_participant (ticket_id, address, role)
    SELECT $2::bigint, address, role FROM jsonb_to_recordset($39::jsonb) AS r(address text, role text) ON CONFLICT DO NOTHING
  ),
  i AS (INSERT INTO mail_thread_id (message_id, ticket_id, created_at) SELECT unnest($40::text[]), $2::bigint, $4::timestamptz ON CONFLICT DO NOTHING),
  e AS (${insertEventsSql('$41')})
  SELECT number FROM t`,
};

const APPEND = {
  name: 'append-message',
  text: `
  WITH m AS (${INSERT_MESSAGE}),
  t AS (
    UPDATE ticket SET seq = $3::int, version = version + 1, status = $22,
      preview = coalesce($23, preview), last_message_by = coalesce($24, last_message_by),
      last_message_at = CASE WHEN $24 IS NULL THEN last_message_at ELSE $4::timestamptz END,
      sort_at = CASE WHEN $24 IS NULL THEN sort_at ELSE $4::timestamptz END,
      waiting_since = $25, resolved_at = $26, assignee_id = $27
    WHERE id = $2::bigint
    RETURNING version
  ),
  p AS (
    INSERT INTO ticket_participant (ticket_id, address, role)
    SELECT $2::bigint, address, role FROM jsonb_to_recordset($28::jsonb) AS r(address text, role text) ON CONFLICT DO NOTHING
  ),
  i AS (INSERT INTO mail_thread_id (message_id, ticket_id, created_at) SELECT unnest($29::text[]), $2::bigint, $4::timestamptz ON CONFLICT DO NOTHING),
  e AS (${insertEventsSql('$30')})
  SELECT version FROM t`,
};

/** The two hot writes of a ticket, each one statement that carries its events; plus the small ones around them. */
@Injectable()
export class TicketWriteStore {
  /** Opens a ticket with its first message. Answers the number customers know it by. */
  async open(uow: Uow, ticket: NewTicketRow, message: MessageRecord, participants: { address: string; role: string }[], threadIds: string[]): Promise<number> {
    const [row] = await uow.prepared<{ number: string }>(OPEN, [
      ...messageValues(ticket.id, message),
      ticket.id, storable(ticket.subject), ticket.status, ticket.priority, ticket.channel, ticket.origin, ticket.inboxId, ticket.customerId,
      ticket.teamId, ticket.assigneeId, ticket.scopeTeamIds, ticket.locale, ticket.preview,
      message.authorType === 'customer' ? 'customer' : 'agent', ticket.waitingSince, ticket.createdAt, ticket.relatedTicketId,
      JSON.stringify(participants), threadIds, uow.takeEventsJson(),
    ]);
    return Number(row!.number);
  }

  /** Adds a message to a ticket that `lock` holds. Answers the ticket's new version. */
  async append(uow: Uow, ticketId: string, message: MessageRecord, change: TicketAppend, participants: { address: string; role: string }[], threadIds: string[]): Promise<number> {
    const [row] = await uow.prepared<{ version: number }>(APPEND, [
      ...messageValues(ticketId, message),
      change.status, change.preview, change.lastMessageBy, change.waitingSince, change.resolvedAt, change.assigneeId,
      JSON.stringify(participants), threadIds, uow.takeEventsJson(),
    ]);
    return row!.version;
  }

  /** Reads a ticket for a decision and holds its row until the transaction ends; null when there is none. */
  async lock(uow: Uow, ticketId: string): Promise<TicketRecord | null> {
    const [row] = await uow.query<TicketRecord>('SELECT * FROM ticket WHERE id = $1 FOR UPDATE', [ticketId]);
    return row ?? null;
  }

  /** Writes the decided fields of a locked ticket back and moves its version. */
  async save(uow: Uow, ticket: TicketRecord): Promise<number> {
    const [row] = await uow.query<{ version: number }>(
      `UPDATE ticket SET status = $2, priority = $3, team_id = $4, assignee_id = $5, scope_team_ids = $6, tags = $7, waiting_since = $8,
         resolved_at = $9, resolution_no = $10, version = version + 1 WHERE id = $1 RETURNING version`,
      [ticket.id, ticket.status, ticket.priority, ticket.team_id, ticket.assignee_id, ticket.scope_team_ids, ticket.tags, ticket.waiting_since, ticket.resolved_at, ticket.resolution_no],
    );
    return row!.version;
  }

  async attach(uow: Uow, ticketId: string, messageId: string, files: StoredAttachment[]): Promise<void> {
    if (files.length === 0) return;
    await uow.query(
      `INSERT INTO attachment (ticket_id, message_id, storage_key, name, type, size, sha256, inline, content_id, created_at)
       SELECT $1, $2, "storageKey", name, type, size, sha256, inline, "contentId", $4
       FROM jsonb_to_recordset($3::jsonb) AS f("storageKey" text, name text, type text, size bigint, sha256 text, inline boolean, "contentId" text)`,
      [ticketId, messageId, JSON.stringify(files.map((file) => ({ ...file, name: storable(file.name) }))), uow.now],
    );
  }
}
