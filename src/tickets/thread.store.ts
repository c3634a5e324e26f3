import { Injectable } from '@nestjs/common';
import type { Uow } from '../platform/database/unit-of-work.js';
import { normaliseSubject, type ThreadCandidate } from './thread-matching.js';

/** Reads what thread matching decides on: which tickets know an id or a number, and whether the sender is known there. */
@Injectable()
export class ThreadStore {
  /** Tickets by Message-ID, for ids other systems made. */
  async ticketsByMessageIds(uow: Uow, ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await uow.query<{ message_id: string; ticket_id: string }>(
      'SELECT message_id, max(ticket_id) AS ticket_id FROM mail_thread_id WHERE message_id = ANY($1) GROUP BY message_id',
      [ids],
    );
    return new Map(rows.map((row) => [row.message_id, row.ticket_id]));
  }

  async ticketByNumber(uow: Uow, number: string): Promise<string | null> {
    const [row] = await uow.query<{ id: string }>('SELECT id FROM ticket WHERE number = $1', [number]);
    return row?.id ?? null;
  }

  async candidates(uow: Uow, ticketIds: string[], sender: string, subject: string): Promise<Map<string, ThreadCandidate>> {
    if (ticketIds.length === 0) return new Map();
    const rows = await uow.query<{ id: string; subject: string; known: boolean }>(
      `SELECT t.id, t.subject, EXISTS (SELECT FROM ticket_participant p WHERE p.ticket_id = t.id AND p.address = $2) AS known
       FROM ticket t WHERE t.id = ANY($1)`,
      [ticketIds, sender],
    );
    const wanted = normaliseSubject(subject);
    return new Map(rows.map((row) => [row.id, { ticketId: row.id, known: row.known, sameSubject: normaliseSubject(row.subject) === wanted }]));
  }
}
