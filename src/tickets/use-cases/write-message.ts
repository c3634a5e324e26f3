import { Injectable } from '@nestjs/common';
import { ticketScope, type AgentContext } from '../../identity/index.js';
import { IdBlocks } from '../../platform/database/id-blocks.js';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { notFound } from '../../platform/http/problem.js';
import { AttachmentUploads } from '../attachment-uploads.store.js';
import { inScope } from '../ticket-access.js';
import { previewOf, type MessageRecord, type TicketRecord } from '../ticket-record.js';
import { afterAgentReply } from '../ticket-status.js';
import { TicketWriteStore } from '../ticket-write.store.js';
import { movedOn } from '../tickets.problems.js';
import { messageQueued, noteAdded, ticketAssigned, ticketStatusChanged } from '../tickets.events.js';

export interface WriteMessageCommand {
  ticketId: string;
  text: string;
  html?: string;
  attachmentIds?: string[];
  seenSeq?: number;
  clientId?: string;
}

/** An agent writes on a ticket: a public reply that the channel will deliver, or a note that never leaves the house. */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: TicketWriteStore,
    private readonly uploads: AttachmentUploads,
    private readonly ids: IdBlocks,
  ) {}

  /** Queues a public reply. Throws 404 for a foreign ticket, 409 `ticket-moved-on` when somebody wrote since (CC4). */
  async reply(agent: AgentContext, command: WriteMessageCommand): Promise<string> {
    return this.unitOfWork.run(async (uow) => {
      const ticket = await this.lockVisible(uow, agent, command.ticketId);
      await this.mustHaveSeen(uow, agent, ticket, command.seenSeq);
      const message = this.message(await this.ids.next('message'), agent, ticket, uow.now, command);
      message.deliveryState = 'queued';
      const subject = { ticketId: ticket.id, customerId: ticket.customer_id };
      uow.record({ ...subject, event: messageQueued, payload: { messageId: message.id, seq: message.seq, channel: ticket.channel } });
      const status = afterAgentReply(ticket.status);
      if (status !== ticket.status) uow.record({ ...subject, event: ticketStatusChanged, payload: { from: ticket.status, to: status, cause: 'agent' } });
      // CT1: whoever answers an unassigned ticket first takes it.
      if (!ticket.assignee_id) uow.record({ ...subject, event: ticketAssigned, payload: { from: null, to: agent.id } });
      await this.store.append(uow, ticket.id, message, {
        status, preview: previewOf(command.text), lastMessageBy: 'agent', waitingSince: null, resolvedAt: ticket.resolved_at, assigneeId: ticket.assignee_id ?? agent.id,
      }, [], []);
      await this.uploads.use(uow, agent.id, ticket.id, message.id, command.attachmentIds ?? []);
      return message.id;
    });
  }

  /** Adds an internal note. A note has its own method on purpose: no flag can turn it into a reply (CC1). */
  async note(agent: AgentContext, command: WriteMessageCommand): Promise<string> {
    return this.unitOfWork.run(async (uow) => {
      const ticket = await this.lockVisible(uow, agent, command.ticketId);
      const message = { ...this.message(await this.ids.next('message'), agent, ticket, uow.now, command), kind: 'note' as const };
      uow.record({ ticketId: ticket.id, customerId: ticket.customer_id, event: noteAdded, payload: { messageId: message.id, seq: message.seq } });
      await this.store.append(uow, ticket.id, message, {
        status: ticket.status, preview: null, lastMessageBy: null, waitingSince: ticket.waiting_since, resolvedAt: ticket.resolved_at, assigneeId: ticket.assignee_id,
      }, [], []);
      await this.uploads.use(uow, agent.id, ticket.id, message.id, command.attachmentIds ?? []);
      return message.id;
    });
  }

  private async lockVisible(uow: Uow, agent: AgentContext, ticketId: string): Promise<TicketRecord> {
    const ticket = await this.store.lock(uow, ticketId);
    if (!ticket || !inScope(ticket.scope_team_ids, ticketScope(agent))) throw notFound();
    return ticket;
  }

  private async mustHaveSeen(uow: Uow, agent: AgentContext, ticket: TicketRecord, seenSeq: number | undefined): Promise<void> {
    if (seenSeq === undefined || seenSeq >= ticket.seq) return;
    const [unseen] = await uow.query<{ seq: number }>(
      `SELECT seq FROM message WHERE ticket_id = $1 AND seq > $2 AND kind = 'message' AND NOT (author_type = 'agent' AND author_id = $3) ORDER BY seq DESC LIMIT 1`,
      [ticket.id, seenSeq, agent.id],
    );
    if (unseen) throw movedOn(unseen.seq);
  }

  private message(id: string, agent: AgentContext, ticket: TicketRecord, now: Date, command: WriteMessageCommand): MessageRecord {
    return {
      id, seq: ticket.seq + 1, createdAt: now, direction: 'out', kind: 'message', authorType: 'agent', authorId: agent.id, authorName: agent.name,
      authorEmail: null, text: command.text, clientId: command.clientId ?? null,
    };
  }
}
