import { Module, type DynamicModule } from '@nestjs/common';
import { ChannelsModule } from './channels/index.js';
import { CustomersModule } from './customers/index.js';
import { IdentityModule } from './identity/index.js';
import { InsightsModule } from './insights/index.js';
import type { Clock } from './platform/clock.js';
import type { AppConfig } from './platform/config/app-config.js';
import { PlatformModule } from './platform/platform.module.js';
import { PortsModule } from './ports.module.js';
import { OnlineAgents, RealtimeModule } from './realtime/index.js';
import { RoutingModule } from './routing/index.js';
import { SlaModule } from './sla/index.js';
import { SurveysModule } from './surveys/index.js';
import { TicketsModule } from './tickets/index.js';

@Module({})
export class AppModule {
  /** The whole desk on one configuration; tests pass a clock they can move. */
  static forRoot(config: AppConfig, clock?: Clock): DynamicModule {
    // PortsModule is global, so surveys finds its two ports without naming who binds them.
    const surveys = SurveysModule.with([], [PortsModule]);
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(config, clock), IdentityModule, CustomersModule, TicketsModule, ChannelsModule, SlaModule, RoutingModule,
        surveys, PortsModule, RealtimeModule, InsightsModule.over([TicketsModule, SlaModule, surveys, RealtimeModule], OnlineAgents),
      ],
    };
  }
}
