import { Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { BudgetStore } from './budget.store.js';
import { DueInvitationsStore } from './due-invitations.store.js';
import { SendDueInvitations } from './jobs/send-due-invitations.sweep.js';
import { SendInvitationJob } from './jobs/send-invitation.job.js';
import { PublicSurveyController } from './public-survey.controller.js';
import { NoteDeliveryWhenSurveyMailSent } from './subscriptions/note-delivery-when-survey-mail-sent.js';
import { PlanWhenTicketResolved } from './subscriptions/plan-when-ticket-resolved.js';
import { SkipOrSupersedeWhenTicketReopened } from './subscriptions/skip-or-supersede-when-ticket-reopened.js';
import { SurveyDoor } from './survey-door.js';
import { SurveyLinks } from './survey-links.queries.js';
import { SurveyNonce } from './survey-nonce.js';
import { SurveysController } from './surveys.controller.js';
import { SurveyQueries } from './surveys.queries.js';
import { UnknownLinkLimit } from './unknown-link-limit.js';
import { AnswerSurvey } from './use-cases/answer-survey.js';
import { CreateSurvey } from './use-cases/create-survey.js';
import { ExpireInvitations } from './use-cases/expire-invitations.js';
import { NoteDelivery } from './use-cases/note-delivery.js';
import { PlanInvitations } from './use-cases/plan-invitations.js';
import { QueueInvitation } from './use-cases/queue-invitation.js';
import { SendInvitation } from './use-cases/send-invitation.js';
import { SupersedeInvitations } from './use-cases/supersede-invitations.js';

@Module({})
export class SurveysModule {
  /** `ports` bind SurveyMailer and SurveyFacts; `imports` are the modules those bindings need. */
  static with(ports: Provider[], imports: ModuleMetadata['imports'] = []): DynamicModule {
    return {
      module: SurveysModule,
      imports,
      controllers: [PublicSurveyController, SurveysController],
      providers: [
        ...ports,
        BudgetStore, DueInvitationsStore, SurveyDoor, SurveyLinks, SurveyNonce, SurveyQueries, UnknownLinkLimit,
        AnswerSurvey, CreateSurvey, ExpireInvitations, NoteDelivery, PlanInvitations, QueueInvitation, SendInvitation, SupersedeInvitations,
        PlanWhenTicketResolved, SkipOrSupersedeWhenTicketReopened, NoteDeliveryWhenSurveyMailSent,
        SendInvitationJob, SendDueInvitations,
      ],
      exports: [SurveyQueries, CreateSurvey],
    };
  }
}
