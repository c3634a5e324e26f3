import { Module, type DynamicModule, type ModuleMetadata, type Type } from '@nestjs/common';
import { AgentsOnline } from './agents-online.port.js';
import { BoardPeople } from './board-people.queries.js';
import { BoardQueries } from './board.queries.js';
import { InsightsController } from './insights.controller.js';
import { ReportQueries } from './report.queries.js';

/** Figures for supervisors: asks the modules below, stores nothing. */
@Module({})
export class InsightsModule {
  /**
   * `modules` are those that hold the facts (tickets, sla, surveys, as the application made them) and the one that exports
   * `online`: who has a console open is known beside this module, not below it.
   */
  static over(modules: ModuleMetadata['imports'], online: Type<AgentsOnline>): DynamicModule {
    return {
      module: InsightsModule,
      imports: modules,
      controllers: [InsightsController],
      providers: [ReportQueries, BoardQueries, BoardPeople, { provide: AgentsOnline, useExisting: online }],
    };
  }
}
