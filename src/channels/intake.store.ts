import { Injectable } from '@nestjs/common';
import type { Uow } from '../platform/database/unit-of-work.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { insertEventsSql } from '../platform/log/event-rows.js';
import { FileStorage } from '../platform/storage/file-storage.js';
import type { Disposition } from './channels.contract.js';

export interface IntakeRow {
  id: string;
  receivedAt: Date;
  inboxId: string;
  envelopeFrom: string | null;
  recipients: string[];
  size: number;
  rawKey: string | null;
  disposition: Disposition | null;
}

export interface NewIntake {
  id: string;
  inboxId: string;
  door: string;
  envelopeFrom: string | null;
  recipients: string[];
  raw: Buffer;
}

/** What makes two mails the same one, and the intake that asks. */
export interface MailIdentity {
  inboxId: string;
  messageId: string;
  bodyDigest: string;
  intakeId: string;
}

/** Mails up to this size are committed with their row, in one fsync; larger ones go to file storage first. */
const INLINE_BYTES = 512 * 1024;

const ACCEPT = {
  name: 'accept-mail',
  text: `
    WITH i AS (INSERT INTO intake (id, received_at, inbox_id, door, envelope_from, recipients, size, raw_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)),
    r AS (INSERT INTO intake_raw (intake_id, bytes) SELECT $1::bigint, $9::bytea WHERE $9 IS NOT NULL),
    e AS (${insertEventsSql('$10')})
    SELECT 1`,
};

/** The durable side of intake: raw bytes and row in, one disposition out. */
@Injectable()
export class IntakeStore {
  constructor(
    private readonly rows: ReadRows,
    private readonly storage: FileStorage,
  ) {}

  /** One round trip: when it resolves the mail is safe and the sender may be told so (I1). */
  async accept(uow: Uow, intake: NewIntake): Promise<void> {
    const inline = intake.raw.length <= INLINE_BYTES;
    const key = inline ? null : await this.storage.put(intake.raw);
    await uow.prepared(ACCEPT, [
      intake.id, uow.now, intake.inboxId, intake.door, intake.envelopeFrom, intake.recipients, intake.raw.length, key, inline ? intake.raw : null, uow.takeEventsJson(),
    ]);
  }

  async byIds(ids: string[]): Promise<Map<string, IntakeRow>> {
    const rows = await this.rows.all<IntakeRow>(
      `SELECT id, received_at AS "receivedAt", inbox_id AS "inboxId", envelope_from AS "envelopeFrom", recipients, size, raw_key AS "rawKey", disposition
       FROM intake WHERE id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Raw bytes by intake id; small ones in one query, large ones from file storage. Throws when bytes are gone. */
  async raws(intakes: Pick<IntakeRow, 'id' | 'rawKey'>[]): Promise<Map<string, Buffer>> {
    const inline = intakes.filter((intake) => intake.rawKey === null).map((intake) => intake.id);
    const rows = inline.length === 0 ? [] : await this.rows.all<{ id: string; bytes: Buffer }>('SELECT intake_id AS id, bytes FROM intake_raw WHERE intake_id = ANY($1)', [inline]);
    const raws = new Map(rows.map((row) => [row.id, row.bytes]));
    for (const { id, rawKey } of intakes) {
      if (rawKey !== null) raws.set(id, await this.storage.get(rawKey));
      else if (!raws.has(id)) throw new Error(`raw bytes of intake ${id} are gone`);
    }
    return raws;
  }

  /** Claims an intake row for its disposition; false when it has one already (a replay, another process). */
  async claim(uow: Uow, id: string): Promise<boolean> {
    const rows = await uow.query(`SELECT id FROM intake WHERE id = $1 AND (disposition IS NULL OR disposition = 'quarantined') FOR UPDATE`, [id]);
    return rows.length > 0;
  }

  async dispose(uow: Uow, id: string, end: { disposition: Disposition; reason: string | null; ticketId: string | null; messageId: string | null; mailClass: string | null }): Promise<void> {
    await uow.query(
      'UPDATE intake SET disposition = $2, reason = $3, ticket_id = $4, message_id = coalesce($5, message_id), mail_class = coalesce($6, mail_class), attempts = attempts + 1 WHERE id = $1',
      [id, end.disposition, end.reason, end.ticketId, end.messageId, end.mailClass],
    );
  }

  /** I2: answers the intake that brought the same mail before, or null when this is the first. */
  async identify(uow: Uow, key: MailIdentity): Promise<{ intakeId: string; ticketId: string | null } | null> {
    const won = await uow.query(
      'INSERT INTO mail_identity (inbox_id, message_id, body_digest, intake_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING intake_id',
      [key.inboxId, key.messageId, key.bodyDigest, key.intakeId],
    );
    if (won.length > 0) return null;
    const [former] = await uow.query<{ intakeId: string; ticketId: string | null }>(
      'SELECT intake_id AS "intakeId", ticket_id AS "ticketId" FROM mail_identity WHERE inbox_id = $1 AND message_id = $2 AND body_digest = $3',
      [key.inboxId, key.messageId, key.bodyDigest],
    );
    return former && former.intakeId !== key.intakeId ? former : null;
  }

  async identifiedTicket(uow: Uow, key: MailIdentity, ticketId: string | null): Promise<void> {
    await uow.query('UPDATE mail_identity SET ticket_id = $4 WHERE inbox_id = $1 AND message_id = $2 AND body_digest = $3', [key.inboxId, key.messageId, key.bodyDigest, ticketId]);
  }
}
