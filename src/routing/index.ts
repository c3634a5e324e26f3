export { RoutingModule } from './routing.module.js';
export { CreateEscalationRule } from './use-cases/create-escalation-rule.js';
