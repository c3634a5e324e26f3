import { Injectable } from '@nestjs/common';
import { Agents } from '../../identity/index.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { runInContext } from '../../platform/request-context.js';
import { ChangeTicket, priorityName, TicketFacts } from '../../tickets/index.js';
import { matchRule, raised } from '../escalation-rule.js';
import { EscalationRules } from '../escalation-rules.queries.js';
import { escalationRaised } from '../routing.events.js';

export interface EscalateCommand {
  ticketId: string;
  metric: string;
  seq: number;
  dueAt: string;
}

/** A promise was broken: raise priority, hand to the rule's team, name who is told; once per clock and rule (E6). */
@Injectable()
export class EscalateTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agents: Agents,
    private readonly tickets: TicketFacts,
    private readonly changeTicket: ChangeTicket,
    private readonly rules: EscalationRules,
  ) {}

  async execute(command: EscalateCommand): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const rule = matchRule(await this.rules.all(), command.metric);
      const ticket = rule && (await this.tickets.byId(command.ticketId));
      if (!rule || !ticket) return;
      const recipients = await this.agents.supervisorsOf(rule.teamId ?? ticket.teamId);
      const recipientIds = recipients.map((agent) => agent.id);
      const [escalation] = await uow.query<{ id: string }>(
        `INSERT INTO escalation (ticket_id, metric, seq, rule_id, at, recipient_ids) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
        [command.ticketId, command.metric, command.seq, rule.id, uow.now, recipientIds],
      );
      if (!escalation) return;
      const actor = { type: 'rule' as const, id: rule.id };
      await runInContext({ actor }, () =>
        this.changeTicket.byRule(command.ticketId, (now) => ({
          ...(rule.raisePriority ? { priority: priorityName(raised(now.priority)) } : {}),
          ...(rule.teamId ? { teamId: rule.teamId } : {}),
        })));
      uow.record({
        event: escalationRaised, ticketId: command.ticketId, customerId: ticket.customerId, actor,
        payload: { escalationId: escalation.id, ruleId: rule.id, ruleName: rule.name, metric: command.metric, seq: command.seq, dueAt: command.dueAt, recipientIds, teamId: rule.teamId },
      });
    });
  }
}
