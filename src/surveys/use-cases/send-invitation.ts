import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { BudgetStore } from '../budget.store.js';
import { DueInvitationsStore, type DueInvitation } from '../due-invitations.store.js';
import { reasonsToSkip, resolutionStands } from '../invitation-rules.js';
import { checkBudget, spendBudget, type SurveyBudget } from '../survey-budget.js';
import { SurveyFacts, type SurveyContact, type SurveyTicket } from '../survey-facts.port.js';
import { surveyInvited, surveySkipped } from '../surveys.events.js';
import { QueueInvitation } from './queue-invitation.js';

/** What is known of a person and their tickets at the hour. */
interface Facts {
  contact: SurveyContact | null;
  internal: boolean;
  tickets: Map<string, SurveyTicket | null>;
}

/**
 * Decides everything that is due for the person of an invitation: asks, or notes every reason not to (I2, I4, section 3).
 * An invitation that was decided already, or whose hour is yet to come, is left alone.
 */
@Injectable()
export class SendInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly due: DueInvitationsStore,
    private readonly budgets: BudgetStore,
    private readonly facts: SurveyFacts,
    private readonly queue: QueueInvitation,
  ) {}

  async execute(command: { invitationId: string }): Promise<void> {
    const seen = await this.due.peek(command.invitationId);
    const customerId = seen[0]?.customerId;
    if (customerId === undefined) return;
    // Read before the transaction opens, so that nobody holds one connection while waiting for a second. A ticket that is
    // reopened between here and the commit is caught by its event, which supersedes what was sent (I5).
    const facts = await this.gather(customerId, seen);
    await this.unitOfWork.run(async (uow) => {
      let budget = await this.budgets.lock(uow, customerId);
      for (const invitation of await this.due.lock(uow, customerId)) {
        // One that fell due meanwhile has an alarm of its own.
        if (facts.tickets.has(invitation.ticketId)) budget = await this.decide(uow, invitation, facts, budget);
      }
    });
  }

  private async gather(customerId: string, invitations: DueInvitation[]): Promise<Facts> {
    const contact = await this.facts.contact(customerId);
    const internal = contact?.email ? await this.facts.isInternal(contact.email) : false;
    const tickets = new Map<string, SurveyTicket | null>();
    for (const { ticketId } of invitations) if (!tickets.has(ticketId)) tickets.set(ticketId, await this.facts.ticket(ticketId));
    return { contact, internal, tickets };
  }

  /** Writes one decision and answers the budget that is left. */
  private async decide(uow: Uow, invitation: DueInvitation, { contact, internal, tickets }: Facts, budget: SurveyBudget): Promise<SurveyBudget> {
    const { survey, snapshot, dueAt } = invitation;
    const ticket = tickets.get(invitation.ticketId) ?? null;
    const verdict = checkBudget(budget, { surveyId: survey.id, ...survey }, uow.now);
    const reasons = resolutionStands(ticket, invitation.resolution)
      ? reasonsToSkip({ surveyActive: survey.active, resolvedBy: snapshot.by, dueAt, now: uow.now, ticket, contact, internal, budget: verdict.reasons })
      : ['reopened'];
    if (reasons.length > 0 || !ticket || !contact?.email) {
      await this.skip(uow, invitation, reasons, verdict.freeAt);
      return budget;
    }
    await this.queue.execute({ invitation, ticket, to: { name: contact.name, address: contact.email } });
    uow.record({ event: surveyInvited, payload: { ...named(invitation), resolution: invitation.resolution }, ...about(invitation) });
    const spent = spendBudget(budget, survey.id, uow.now);
    await this.budgets.save(uow, invitation.customerId, spent);
    return spent;
  }

  private async skip(uow: Uow, invitation: DueInvitation, reasons: string[], freeAt: Date | null): Promise<void> {
    const blocked = reasons.some((reason) => reason.startsWith('budget_'));
    await uow.query(`UPDATE survey_invitation SET state = 'skipped', skip_reasons = $2, free_at = $3 WHERE id = $1`, [invitation.id, reasons, blocked ? freeAt : null]);
    uow.record({ event: surveySkipped, payload: { ...named(invitation), reasons }, ...about(invitation) });
  }
}

const named = ({ id, survey }: DueInvitation) => ({ invitationId: id, surveyId: survey.id, kind: survey.kind });
const about = ({ ticketId, customerId }: DueInvitation) => ({ ticketId, customerId });
