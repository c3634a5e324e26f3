import { Injectable } from '@nestjs/common';
import type { Uow } from '../platform/database/unit-of-work.js';
import { ReadRows } from '../platform/database/read-rows.js';

export type OutboundKind = 'reply' | 'survey' | 'notice';

export interface NewOutbound {
  id: string;
  kind: OutboundKind;
  inboxId: string;
  ticketId: string | null;
  messageId: string | null;
  headerMessageId: string;
  cause: string;
  subjectId: string | null;
  envelopeFrom: string;
  recipients: string[];
  subject: string;
  mime: Buffer;
  holdsToken: boolean;
  notBefore: Date;
}

export interface ClaimedOutbound {
  id: string;
  kind: OutboundKind;
  ticketId: string | null;
  messageId: string | null;
  headerMessageId: string;
  subjectId: string | null;
  envelopeFrom: string;
  recipients: string[];
  mime: Buffer;
  holdsToken: boolean;
  attempts: number;
}

/** How long a worker may hold a mail; afterwards it counts as "unknown" and is sent again under the same Message-ID (O2). */
const LEASE_MS = 120_000;

/** Outgoing mail as rows: rendered once, claimed with a lease, moved along queued → sending → sent | failed | unknown. */
@Injectable()
export class OutboundStore {
  constructor(private readonly rows: ReadRows) {}

  /** Adds a mail; false when its cause already has one (a subscription that ran twice). */
  async add(uow: Uow, mail: NewOutbound): Promise<boolean> {
    const rows = await uow.query(
      `INSERT INTO outbound_message (id, kind, inbox_id, ticket_id, message_id, header_message_id, cause, subject_id, envelope_from, recipients, subject, mime, holds_token, not_before, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (cause) DO NOTHING RETURNING id`,
      [mail.id, mail.kind, mail.inboxId, mail.ticketId, mail.messageId, mail.headerMessageId, mail.cause, mail.subjectId, mail.envelopeFrom, mail.recipients, mail.subject, mail.mime, mail.holdsToken, mail.notBefore, uow.now],
    );
    return rows.length > 0;
  }

  /** Claims up to `limit` mails that are due: never sent ones, and those whose worker died with the lease (`unknown`). */
  async claim(uow: Uow, limit: number, id: string | null): Promise<ClaimedOutbound[]> {
    return uow.query<ClaimedOutbound>(
      `UPDATE outbound_message SET state = 'sending', attempts = attempts + 1, lease_until = $2
       WHERE id IN (
         SELECT id FROM outbound_message
         WHERE not_before <= $1 AND (state IN ('queued', 'unknown') OR (state = 'sending' AND lease_until < $1)) AND ($4::bigint IS NULL OR id = $4)
         ORDER BY not_before, id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, kind, ticket_id AS "ticketId", message_id AS "messageId", header_message_id AS "headerMessageId", subject_id AS "subjectId",
         envelope_from AS "envelopeFrom", recipients, mime, holds_token AS "holdsToken", attempts`,
      [uow.now, new Date(uow.now.getTime() + LEASE_MS), limit, id],
    );
  }

  async sent(uow: Uow, mail: ClaimedOutbound, response: string): Promise<void> {
    // P1: a mail that held a token is dropped once delivered, so a dump of the database opens no link.
    await uow.query(
      `UPDATE outbound_message SET state = 'sent', sent_at = $2, response = $3, lease_until = NULL, error = NULL, mime = CASE WHEN holds_token THEN NULL ELSE mime END WHERE id = $1`,
      [mail.id, uow.now, response.slice(0, 500)],
    );
  }

  async failed(uow: Uow, id: string, error: string): Promise<void> {
    await uow.query(`UPDATE outbound_message SET state = 'failed', error = $2, lease_until = NULL, mime = CASE WHEN holds_token THEN NULL ELSE mime END WHERE id = $1`, [id, error.slice(0, 500)]);
  }

  async again(uow: Uow, id: string, notBefore: Date, error: string): Promise<void> {
    await uow.query(`UPDATE outbound_message SET state = 'queued', not_before = $2, error = $3, lease_until = NULL WHERE id = $1`, [id, notBefore, error.slice(0, 500)]);
  }

  async byBounceId(uow: Uow, id: string): Promise<{ messageId: string | null; ticketId: string | null; recipients: string[] } | null> {
    const [row] = await uow.query<{ messageId: string | null; ticketId: string | null; recipients: string[] }>(
      'SELECT message_id AS "messageId", ticket_id AS "ticketId", recipients FROM outbound_message WHERE id = $1',
      [id],
    );
    return row ?? null;
  }

  /** Seconds the oldest due mail has waited, and how many failed in the last day, for health. */
  async backlog(now: Date): Promise<{ oldestSeconds: number; failed: number }> {
    const row = await this.rows.one<{ oldest: string | null; failed: string }>(
      `SELECT (SELECT extract(epoch FROM $1::timestamptz - min(not_before)) FROM outbound_message WHERE state IN ('queued', 'sending', 'unknown') AND not_before <= $1) AS oldest,
         (SELECT count(*) FROM outbound_message WHERE state = 'failed' AND created_at > $1::timestamptz - interval '1 day') AS failed`,
      [now],
    );
    return { oldestSeconds: Math.max(0, Number(row?.oldest ?? 0)), failed: Number(row?.failed ?? 0) };
  }
}
