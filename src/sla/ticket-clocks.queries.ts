import { Injectable } from '@nestjs/common';
import { ticketScope, type AgentContext } from '../identity/index.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/http/problem.js';
import { inScope, TicketFacts } from '../tickets/index.js';
import { ClockStore } from './clock.store.js';
import { foldTicketHistory } from './compute-clocks.js';
import { Policies } from './policies.queries.js';
import { explainTicket } from './explain-ticket.js';
import type { SlaTicket } from './sla.contract.js';

/** Why a ticket is due when it is: computed from the log at the moment of asking, by the same fold that set the due time. */
@Injectable()
export class TicketClockQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ClockStore,
    private readonly policies: Policies,
    private readonly tickets: TicketFacts,
    private readonly clock: Clock,
  ) {}

  /** `at` looks back (or ahead): the clocks as they stood then. Throws 404 for a foreign ticket. */
  async explain(agent: AgentContext, ticketId: string, at: Date | null): Promise<SlaTicket> {
    const ticket = await this.tickets.byId(ticketId);
    if (!ticket || !inScope(ticket.scopeTeamIds, ticketScope(agent))) throw notFound();
    const now = at ?? this.clock.now();
    const [history, promises] = [await this.unitOfWork.run((uow) => this.store.events(uow, [ticketId])), await this.policies.inForce()];
    const folded = foldTicketHistory(history.get(ticketId)!, promises, now);
    return folded ? explainTicket(folded, now.getTime()) : { ticket: ticketId, state: ticket.status as SlaTicket['state'], dueAt: null, dueMetric: null, ball: { us: 0, customer: 0, thirdParty: 0, resolved: 0 }, instances: [], explain: { matches: [] } };
  }
}
