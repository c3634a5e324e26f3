import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets/index.js';
import { BoardMarks } from './board-marks.js';
import { ConsoleDoor } from './console-door.js';
import { FramePump } from './frame-pump.js';
import { FrameSender } from './frame-sender.js';
import { KnownTickets } from './known-tickets.js';
import { LogRangeQueries } from './log-range.queries.js';
import { OnlineAgents } from './online-agents.js';
import { PresenceDesk } from './presence-desk.js';
import { RealtimeServer } from './realtime-server.js';
import { RightsWatch } from './rights-watch.js';
import { RoundRunner } from './round-runner.js';
import { Rounds } from './rounds.js';
import { SlowSockets } from './slow-sockets.js';
import { TicketSource } from './ticket-source.js';
import { TopicRights } from './topic-rights.js';
import { ViewCounts } from './view-counts.js';
import { WatchGroups } from './watch-groups.js';
import { WatchSettler } from './watch-settler.js';

/** The consoles' sockets: reads everyone's events, and nobody imports it but the application. */
@Module({
  imports: [TicketsModule],
  providers: [
    RealtimeServer, ConsoleDoor, OnlineAgents, WatchGroups, FramePump, RoundRunner, Rounds, FrameSender, WatchSettler, TopicRights, TicketSource,
    ViewCounts, KnownTickets, BoardMarks, LogRangeQueries, RightsWatch, PresenceDesk, SlowSockets,
  ],
  exports: [RealtimeServer, OnlineAgents],
})
export class RealtimeModule {}
