import { Injectable } from '@nestjs/common';
import { Agents, Workspace } from '../../identity/index.js';
import { AppConfig } from '../../platform/config/app-config.js';
import { TicketFacts } from '../../tickets/index.js';
import { escalationMail } from '../email/notice-words.js';
import { Inboxes } from '../inboxes.queries.js';
import { OutgoingMailer } from './outgoing-mailer.js';

export interface NoticeCommand {
  agentId: string;
  ticketId: string;
  escalationId: string;
  metric: string;
  dueAt: string;
  ruleName: string;
}

/** Queues the mail that tells one agent of an escalation, in his language; one per escalation and agent. */
@Injectable()
export class QueueNotice {
  constructor(
    private readonly tickets: TicketFacts,
    private readonly agents: Agents,
    private readonly workspace: Workspace,
    private readonly inboxes: Inboxes,
    private readonly mailer: OutgoingMailer,
    private readonly config: AppConfig,
  ) {}

  async execute(command: NoticeCommand): Promise<void> {
    const [ticket, agent, inbox, workspace] = await Promise.all([
      this.tickets.byId(command.ticketId), this.agents.byId(command.agentId), this.inboxes.first(), this.workspace.current(),
    ]);
    if (!ticket || !agent?.active || !inbox) return;
    const locale = agent.locale ?? (workspace.locale === 'en' ? 'en' : 'zh-CN');
    const link = `${this.config.baseUrl}/desk?ticket=${ticket.id}`;
    const words = escalationMail({ number: ticket.number, subject: ticket.subject, link, ...command }, locale, workspace.timeZone);
    await this.mailer.queue({
      kind: 'notice', inbox, ticketId: ticket.id, customerId: null, messageId: null, cause: `escalation:${command.escalationId}:${agent.id}`, subjectId: command.escalationId,
      part: `n${command.escalationId}${agent.id.padStart(6, '0')}`, fromName: inbox.name, to: { name: agent.name, address: agent.email }, ...words, html: null,
      inReplyTo: null, references: [], attachments: [], automatic: true, holdsToken: false, delaySeconds: 0,
    });
  }
}
