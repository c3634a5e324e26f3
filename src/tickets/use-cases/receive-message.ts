import { Injectable } from '@nestjs/common';
import { nameFromAddress, RecogniseCustomer, type RecognisedCustomer } from '../../customers/index.js';
import { IdBlocks } from '../../platform/database/id-blocks.js';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { afterCustomerMessage } from '../ticket-status.js';
import { previewOf, type MessageRecord, type StoredAttachment, type TicketRecord } from '../ticket-record.js';
import { TicketWriteStore } from '../ticket-write.store.js';
import { messageReceived, ticketOpened, ticketReopened, ticketStatusChanged } from '../tickets.events.js';
import { FindThread, type IncomingThread } from './find-thread.js';

export interface IncomingMail extends IncomingThread {
  inbox: { id: string; teamId: string | null; teamIds: string[]; reopenDays: number };
  intakeId: string | null;
  receivedAt: Date;
  senderName: string;
  text: string;
  elidedText: string;
  html: string | null;
  hasRemoteImages: boolean;
  mailClass: string;
  /** Machine mail joins a thread silently; it changes no status and starts no clock (L4). */
  automatic: boolean;
  locale: 'zh' | 'en';
  /** Other people named in To and Cc, own addresses removed. */
  otherRecipients: string[];
  attachments: StoredAttachment[];
}

export interface Received {
  disposition: 'ticket' | 'reply' | 'follow_up' | 'automatic';
  ticketId: string | null;
  messageId: string | null;
}

const NORMAL = 2;
/** Replies to an automatic answer nobody asked for would only be noise: without a thread these open nothing. */
const NEVER_OPENS = new Set(['auto-reply', 'delay', 'mdn', 'feedback', 'bounce-hard', 'bounce-soft', 'challenge-response']);

/** Turns one incoming mail into a message: on the ticket it belongs to, or as a new one. Joins the intake's transaction. */
@Injectable()
export class ReceiveMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: TicketWriteStore,
    private readonly threads: FindThread,
    private readonly customers: RecogniseCustomer,
    private readonly ids: IdBlocks,
  ) {}

  async execute(mail: IncomingMail): Promise<Received> {
    return this.unitOfWork.run(async (uow) => {
      const match = await this.threads.execute(uow, mail);
      if (match.kind === 'join') {
        const ticket = await this.store.lock(uow, match.ticketId);
        if (ticket) return this.join(uow, ticket, mail, match);
      }
      if (NEVER_OPENS.has(mail.mailClass)) return { disposition: 'automatic', ticketId: null, messageId: null };
      return this.open(uow, mail, match.kind === 'new' ? match.relatedTicketId : null, false);
    });
  }

  private async join(uow: Uow, ticket: TicketRecord, mail: IncomingMail, match: { matchedBy: string; otherSender: boolean }): Promise<Received> {
    const after = mail.automatic ? ({ effect: 'none' } as const) : afterCustomerMessage(ticket.status, ticket.resolved_at, mail.inbox.reopenDays, uow.now);
    if (after.effect === 'follow_up') return this.open(uow, mail, ticket.id, true);

    const customer = await this.customers.execute({ address: mail.sender, name: mail.senderName, locale: mail.locale });
    const message = await this.message(mail, ticket.seq + 1, customer, match);
    const subject = { ticketId: ticket.id, customerId: ticket.customer_id, at: mail.receivedAt, actor: { type: 'customer' as const, id: customer.id } };
    uow.record({ ...subject, event: messageReceived, payload: this.received(message, mail, match, false) });
    if (after.effect === 'open') {
      uow.record({ ...subject, event: ticketStatusChanged, payload: { from: ticket.status, to: 'open', cause: 'customer' } });
    } else if (after.effect === 'reopen') {
      uow.record({ ...subject, event: ticketReopened, payload: { cause: 'message', messageId: message.id, from: ticket.status } });
    }
    const moves = after.effect !== 'none';
    await this.store.append(uow, ticket.id, message, {
      status: moves ? 'open' : ticket.status,
      preview: mail.automatic ? null : previewOf(mail.text),
      lastMessageBy: mail.automatic ? null : 'customer',
      waitingSince: mail.automatic ? ticket.waiting_since : (ticket.waiting_since ?? mail.receivedAt),
      resolvedAt: moves ? null : ticket.resolved_at,
      assigneeId: ticket.assignee_id,
    }, [], this.threadIds(mail));
    await this.store.attach(uow, ticket.id, message.id, mail.attachments);
    return { disposition: mail.automatic ? 'automatic' : 'reply', ticketId: ticket.id, messageId: message.id };
  }

  private async open(uow: Uow, mail: IncomingMail, relatedTicketId: string | null, followUp: boolean): Promise<Received> {
    const customer = await this.customers.execute({ address: mail.sender, name: mail.senderName, locale: mail.locale });
    const ticketId = await this.ids.next('ticket');
    const message = await this.message(mail, 1, customer, { matchedBy: null, otherSender: false });
    const subject = { ticketId, customerId: customer.id, at: mail.receivedAt, actor: { type: 'customer' as const, id: customer.id } };
    uow.record({
      ...subject,
      event: ticketOpened,
      payload: {
        customerId: customer.id, inboxId: mail.inbox.id, teamId: mail.inbox.teamId, channel: 'email', priority: 'normal', tags: [],
        origin: 'customer', tier: customer.tier, messageId: message.id, relatedTicketId, clockless: mail.automatic,
      },
    });
    uow.record({ ...subject, event: messageReceived, payload: this.received(message, mail, { matchedBy: null, otherSender: false }, true) });
    await this.store.open(uow, {
      id: ticketId, subject: mail.subject.slice(0, 500), status: 'new', priority: NORMAL, channel: 'email', origin: 'customer', inboxId: mail.inbox.id,
      customerId: customer.id, teamId: mail.inbox.teamId, assigneeId: null, scopeTeamIds: scopeOf(mail.inbox), locale: mail.locale,
      preview: previewOf(mail.text), waitingSince: mail.automatic ? null : mail.receivedAt, createdAt: mail.receivedAt, relatedTicketId,
    }, message, this.participants(mail), this.threadIds(mail));
    await this.store.attach(uow, ticketId, message.id, mail.attachments);
    return { disposition: mail.automatic ? 'automatic' : followUp ? 'follow_up' : 'ticket', ticketId, messageId: message.id };
  }

  private async message(mail: IncomingMail, seq: number, customer: RecognisedCustomer, match: { matchedBy: string | null; otherSender: boolean }): Promise<MessageRecord> {
    return {
      id: await this.ids.next('message'), seq, createdAt: mail.receivedAt, direction: 'in', kind: 'message', authorType: 'customer', authorId: customer.id,
      authorName: mail.senderName || nameFromAddress(mail.sender), authorEmail: mail.sender, text: mail.text, elidedText: mail.elidedText, html: mail.html,
      hasRemoteImages: mail.hasRemoteImages, mailClass: mail.mailClass === 'human' ? null : mail.mailClass, matchedBy: match.matchedBy,
      otherSender: match.otherSender, headerMessageId: mail.messageId, intakeId: mail.intakeId,
    };
  }

  private received(message: MessageRecord, mail: IncomingMail, match: { matchedBy: string | null; otherSender: boolean }, opened: boolean) {
    return { messageId: message.id, seq: message.seq, mailClass: mail.mailClass, automatic: mail.automatic, matchedBy: match.matchedBy, otherSender: match.otherSender, opened };
  }

  /** T1(3): a later mail may name this one, or one that it names itself. */
  private threadIds(mail: IncomingMail): string[] {
    return [...new Set([mail.messageId, ...mail.inReplyTo.slice(0, 5)])];
  }

  /** F4: people on To and Cc may join the thread; Cc alone grants no reading (M2), they are no recipients of replies. */
  private participants(mail: IncomingMail): { address: string; role: string }[] {
    const others = mail.otherRecipients.filter((address) => address !== mail.sender).slice(0, 39);
    return [{ address: mail.sender, role: 'requester' }, ...others.map((address) => ({ address, role: 'participant' }))];
  }
}

/** Teams that see a ticket from its first moment: those its inbox is granted to, and the one it is routed to. */
export function scopeOf(inbox: { teamId: string | null; teamIds: string[] }): string[] {
  return [...new Set([...inbox.teamIds, ...(inbox.teamId ? [inbox.teamId] : [])])].sort((a, b) => Number(a) - Number(b));
}
