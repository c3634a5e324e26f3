import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { normaliseAddress, RecogniseCustomer } from '../../customers/index.js';
import { IdBlocks } from '../../platform/database/id-blocks.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalid } from '../../platform/http/problem.js';
import { priorityRank } from '../ticket-priority.js';
import { previewOf } from '../ticket-record.js';
import { TicketWriteStore } from '../ticket-write.store.js';
import type { createTicketBody } from '../tickets.contract.js';
import { messageReceived, ticketOpened } from '../tickets.events.js';

export interface OpenTicketCommand extends z.infer<typeof createTicketBody> {
  teamId: string | null;
  scopeTeamIds: string[];
}

/** Opens a ticket for a customer who called, came to the desk or used another system; the text is the customer's. */
@Injectable()
export class OpenTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly customers: RecogniseCustomer,
    private readonly store: TicketWriteStore,
    private readonly ids: IdBlocks,
  ) {}

  /** Answers the new ticket's id. Throws 422 at /customer/email for an address that cannot be one. */
  async execute(command: OpenTicketCommand): Promise<string> {
    const address = normaliseAddress(command.customer.email);
    if (!address) throw invalid([{ pointer: '/customer/email', detail: 'is not an e-mail address' }]);
    const locale = /\p{Script=Han}/u.test(command.subject + command.text) ? 'zh' : 'en';
    const customer = await this.customers.execute({ address, name: command.customer.name, locale });
    const [ticketId, messageId] = await Promise.all([this.ids.next('ticket'), this.ids.next('message')]);
    const priority = command.priority ?? 'normal';
    await this.unitOfWork.runSingle(async (uow) => {
      const subject = { ticketId, customerId: customer.id };
      uow.record({
        ...subject,
        event: ticketOpened,
        payload: {
          customerId: customer.id, inboxId: command.inboxId ?? null, teamId: command.teamId, channel: command.channel, priority, tags: [],
          origin: 'customer', tier: customer.tier, messageId, relatedTicketId: null, clockless: false,
        },
      });
      uow.record({ ...subject, event: messageReceived, payload: { messageId, seq: 1, mailClass: 'human', automatic: false, matchedBy: null, otherSender: false, opened: true } });
      await this.store.open(uow, {
        id: ticketId, subject: command.subject, status: 'new', priority: priorityRank(priority), channel: command.channel, origin: 'customer',
        inboxId: command.inboxId ?? null, customerId: customer.id, teamId: command.teamId, assigneeId: null, scopeTeamIds: command.scopeTeamIds, locale,
        preview: previewOf(command.text), waitingSince: uow.now, createdAt: uow.now, relatedTicketId: null,
      }, {
        id: messageId, seq: 1, createdAt: uow.now, direction: 'in', kind: 'message', authorType: 'customer', authorId: customer.id,
        authorName: customer.name, authorEmail: address, text: command.text,
      }, [{ address, role: 'requester' }], []);
    });
    return ticketId;
  }
}
