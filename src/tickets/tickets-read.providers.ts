import { MessageFiles } from './message-files.js';
import { MessageFilesController } from './message-files.controller.js';
import { CountWhenTicketChanged } from './subscriptions/count-when-ticket-changed.js';
import { TicketCounts } from './ticket-counts.js';
import { TicketList } from './ticket-list.store.js';
import { TicketMessages } from './ticket-messages.queries.js';
import { TicketTags } from './ticket-tags.queries.js';
import { TicketTally } from './ticket-tally.store.js';
import { TicketTimeline } from './ticket-timeline.queries.js';
import { TicketViewList } from './ticket-views.queries.js';
import { VisibleTickets } from './ticket-visible.queries.js';
import { TicketQueries } from './tickets.queries.js';
import { TicketsReadController } from './tickets-read.controller.js';

/** The reading half of the module, put together with the writing one in tickets.module. */
export const ticketReadProviders = [
  TicketQueries, TicketCounts, TicketList, TicketMessages, TicketTimeline, TicketTags, TicketTally, TicketViewList, VisibleTickets, MessageFiles, CountWhenTicketChanged,
];
export const ticketReadControllers = [TicketsReadController, MessageFilesController];
