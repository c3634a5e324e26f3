export { AgentsOnline } from './agents-online.port.js';
export { InsightsModule } from './insights.module.js';
