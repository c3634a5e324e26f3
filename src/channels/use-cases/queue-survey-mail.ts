import { Injectable } from '@nestjs/common';
import { Workspace } from '../../identity/index.js';
import { TicketFacts } from '../../tickets/index.js';
import { Inboxes } from '../inboxes.queries.js';
import { OutgoingMailer } from './outgoing-mailer.js';

export interface SurveyMailCommand {
  invitationId: string;
  ticketId: string;
  customerId: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  cause: string;
}

/** Queues a survey mail that surveys rendered, from the ticket's inbox; its bytes are dropped after delivery (P1). */
@Injectable()
export class QueueSurveyMail {
  constructor(
    private readonly tickets: TicketFacts,
    private readonly inboxes: Inboxes,
    private readonly workspace: Workspace,
    private readonly mailer: OutgoingMailer,
  ) {}

  async execute(mail: SurveyMailCommand): Promise<void> {
    const ticket = await this.tickets.byId(mail.ticketId);
    const inbox = (await this.inboxes.byId(ticket?.inboxId ?? null)) ?? (await this.inboxes.first());
    if (!inbox) throw new Error('there is no inbox to send from');
    const { name } = await this.workspace.current();
    await this.mailer.queue({
      ...mail, kind: 'survey', inbox, messageId: null, subjectId: mail.invitationId, part: `s${mail.invitationId}`, fromName: name,
      inReplyTo: null, references: [], attachments: [], automatic: true, holdsToken: true, delaySeconds: 0,
    });
  }
}
