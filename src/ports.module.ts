import { Global, Module } from '@nestjs/common';
import { ChannelsModule, Inboxes, QueueSurveyMail } from './channels/index.js';
import { Customers, CustomersModule } from './customers/index.js';
import { Agents, ticketScope } from './identity/index.js';
import { SurveyFacts, SurveyMailer } from './surveys/index.js';
import { InboxDirectory, inScope, TicketFacts, TicketsModule } from './tickets/index.js';

/**
 * Where ports meet what they are bound to. A module that needs something from a sibling or from above declares a port;
 * only this composition may know both sides.
 */
@Global()
@Module({
  imports: [ChannelsModule, CustomersModule, TicketsModule],
  providers: [
    {
      provide: InboxDirectory,
      inject: [Inboxes],
      useFactory: (inboxes: Inboxes): InboxDirectory => ({ find: (id) => (id === null ? inboxes.first() : inboxes.byId(id)) }),
    },
    { provide: SurveyMailer, inject: [QueueSurveyMail], useFactory: (queue: QueueSurveyMail): SurveyMailer => ({ queue: (mail) => queue.execute(mail) }) },
    {
      provide: SurveyFacts,
      inject: [TicketFacts, Customers, Inboxes, Agents],
      useFactory: (tickets: TicketFacts, customers: Customers, inboxes: Inboxes, agents: Agents): SurveyFacts => ({
        ticket: (id) => tickets.byId(id),
        contact: (id) => customers.contact(id),
        mayRead: async (agent, id) => {
          const ticket = await tickets.byId(id);
          return ticket !== null && inScope(ticket.scopeTeamIds, ticketScope(agent));
        },
        isInternal: async (address) => (await inboxes.byAddress(address)) !== null || (await agents.list()).some((agent) => agent.email.toLowerCase() === address.toLowerCase()),
      }),
    },
  ],
  exports: [InboxDirectory, SurveyMailer, SurveyFacts],
})
export class PortsModule {}
