import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { TicketsModule } from '../tickets/index.js';
import { EscalationRules } from './escalation-rules.queries.js';
import { EscalateWhenSlaBreached } from './subscriptions/escalate-when-sla-breached.js';
import { CreateEscalationRule } from './use-cases/create-escalation-rule.js';
import { EscalateTicket } from './use-cases/escalate-ticket.js';

@Module({
  imports: [IdentityModule, TicketsModule],
  providers: [EscalationRules, EscalateTicket, CreateEscalationRule, EscalateWhenSlaBreached],
  exports: [CreateEscalationRule],
})
export class RoutingModule {}
