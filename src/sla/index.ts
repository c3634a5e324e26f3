export { SlaModule } from './sla.module.js';
export { SlaQueries, type MetricReport } from './sla.queries.js';
export { CreatePolicy, type CreatePolicyCommand } from './use-cases/create-policy.js';
export { RingClocks } from './use-cases/ring-clocks.js';
