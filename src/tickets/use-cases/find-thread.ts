import { Injectable } from '@nestjs/common';
import type { Uow } from '../../platform/database/unit-of-work.js';
import { matchThread, subjectNumber, type ThreadMatch } from '../thread-matching.js';
import { ThreadStore } from '../thread.store.js';

export interface IncomingThread {
  /** Normalised address of the sender. */
  sender: string;
  subject: string;
  messageId: string;
  inReplyTo: string[];
  references: string[];
  /** Ticket of a reply token whose MAC the channel verified; null without one. */
  tokenTicketId: string | null;
  /** Tickets of our own Message-IDs whose MAC the channel verified, In-Reply-To first. */
  ownTicketIds: string[];
}

const MOST_IDS = 50;

/** Gathers the evidence of T1 from the database and lets the pure table decide. T8: at most the last 50 ids count. */
@Injectable()
export class FindThread {
  constructor(private readonly threads: ThreadStore) {}

  async execute(uow: Uow, mail: IncomingThread): Promise<ThreadMatch> {
    const inReplyTo = mail.inReplyTo.slice(-MOST_IDS);
    const references = mail.references.slice(-MOST_IDS).reverse();
    const byId = await this.threads.ticketsByMessageIds(uow, [...inReplyTo, ...references]);
    const ticketsOf = (ids: string[]) => ids.flatMap((id) => byId.get(id) ?? []);
    const number = subjectNumber(mail.subject);
    const evidence = {
      token: mail.tokenTicketId,
      ownIds: mail.ownTicketIds,
      foreignInReplyTo: ticketsOf(inReplyTo),
      foreignReferences: ticketsOf(references),
      subjectToken: number ? await this.threads.ticketByNumber(uow, number) : null,
    };
    const ids = [evidence.token, ...evidence.ownIds, ...evidence.foreignInReplyTo, ...evidence.foreignReferences, evidence.subjectToken];
    const distinct = [...new Set(ids.filter((id): id is string => id !== null))];
    return matchThread(evidence, await this.threads.candidates(uow, distinct, mail.sender, mail.subject));
  }
}
