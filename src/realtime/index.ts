export { OnlineAgents } from './online-agents.js';
export { RealtimeModule } from './realtime.module.js';
export { RealtimeServer } from './realtime-server.js';
