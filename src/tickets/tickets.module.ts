import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/index.js';
import { IdentityModule } from '../identity/index.js';
import { AttachmentUploads } from './attachment-uploads.store.js';
import { BoardFigures } from './board-figures.queries.js';
import { ReplyFacts } from './reply-facts.queries.js';
import { ResolutionFacts } from './resolution-facts.queries.js';
import { ThreadStore } from './thread.store.js';
import { TicketFacts } from './ticket-facts.queries.js';
import { TicketWriteStore } from './ticket-write.store.js';
import { ticketReadControllers, ticketReadProviders } from './tickets-read.providers.js';
import { TicketsWriteController } from './tickets-write.controller.js';
import { ChangeTicket } from './use-cases/change-ticket.js';
import { FindThread } from './use-cases/find-thread.js';
import { OpenTicket } from './use-cases/open-ticket.js';
import { OpenTicketAtDesk } from './use-cases/open-ticket-at-desk.js';
import { ReceiveMessage } from './use-cases/receive-message.js';
import { RecordDelivery } from './use-cases/record-delivery.js';
import { SetDueTime } from './use-cases/set-due-time.js';
import { UploadAttachment } from './use-cases/upload-attachment.js';
import { WriteMessage } from './use-cases/write-message.js';

const offered = [ReceiveMessage, OpenTicket, WriteMessage, ChangeTicket, SetDueTime, RecordDelivery, TicketFacts, ReplyFacts, BoardFigures];

@Module({
  imports: [CustomersModule, IdentityModule],
  controllers: [...ticketReadControllers, TicketsWriteController],
  providers: [...offered, ...ticketReadProviders, ThreadStore, TicketWriteStore, AttachmentUploads, ResolutionFacts, FindThread, OpenTicketAtDesk, UploadAttachment],
  exports: [...offered, ...ticketReadProviders],
})
export class TicketsModule {}
