import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/index.js';
import { IdentityModule } from '../identity/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsProbe } from './channels-probe.js';
import { LoopMark } from './email/loop-mark.js';
import { MailParserPool } from './email/mail-parser-pool.js';
import { MailTokens } from './email/mail-tokens.js';
import { MailTransport } from './email/mail-transport.js';
import { ReadMail } from './email/read-mail.js';
import { SmtpReceiver } from './email/smtp-receiver.js';
import { Inboxes } from './inboxes.queries.js';
import { IntakeQueries } from './intake.queries.js';
import { IntakeStore } from './intake.store.js';
import { SendMailHandler, UnsentMailSweep } from './jobs/send-mail.job.js';
import { OutboundStore } from './outbound.store.js';
import { OutboxQueries } from './outbox.queries.js';
import { DeliverWhenMessageQueued } from './subscriptions/deliver-when-message-queued.js';
import { IngestWhenMailAccepted } from './subscriptions/ingest-when-mail-accepted.js';
import { TellWhenEscalationRaised } from './subscriptions/tell-when-escalation-raised.js';
import { AcceptMail } from './use-cases/accept-mail.js';
import { CreateInbox } from './use-cases/create-inbox.js';
import { IngestMail } from './use-cases/ingest-mail.js';
import { OutgoingMailer } from './use-cases/outgoing-mailer.js';
import { QueueNotice } from './use-cases/queue-notice.js';
import { QueueReply } from './use-cases/queue-reply.js';
import { QueueSurveyMail } from './use-cases/queue-survey-mail.js';
import { RerunIntake } from './use-cases/rerun-intake.js';
import { SendMail } from './use-cases/send-mail.js';
import { StoreAttachments } from './use-cases/store-attachments.js';
import { TakeBounce } from './use-cases/take-bounce.js';

const queries = [Inboxes, IntakeQueries, OutboxQueries, IntakeStore, OutboundStore];
const mail = [MailTokens, LoopMark, MailTransport, ReadMail, SmtpReceiver, ChannelsProbe];
const useCases = [AcceptMail, IngestMail, TakeBounce, StoreAttachments, OutgoingMailer, QueueReply, QueueNotice, QueueSurveyMail, SendMail, RerunIntake, CreateInbox];
const readers = [IngestWhenMailAccepted, DeliverWhenMessageQueued, TellWhenEscalationRaised, SendMailHandler, UnsentMailSweep];

// A worker thread loads compiled code only; where the sources themselves run (tests), parsing stays in this thread.
const createParserPool = (): MailParserPool => new MailParserPool({ inline: import.meta.url.endsWith('.ts') });

@Module({
  imports: [CustomersModule, IdentityModule, TicketsModule],
  controllers: [ChannelsController],
  providers: [...queries, ...mail, ...useCases, ...readers, { provide: MailParserPool, useFactory: createParserPool }],
  exports: [Inboxes, AcceptMail, CreateInbox, QueueSurveyMail, SmtpReceiver, SendMail],
})
export class ChannelsModule {}
