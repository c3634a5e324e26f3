import { Injectable } from '@nestjs/common';
import { Agents, Teams, ticketScope, type AgentContext } from '../../identity/index.js';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { notFound, wrongVersion } from '../../platform/http/problem.js';
import { inScope } from '../ticket-access.js';
import { applyChange, type ChangeEffects, type TicketChange } from '../ticket-change.js';
import { priorityName } from '../ticket-priority.js';
import type { TicketRecord } from '../ticket-record.js';
import { TicketWriteStore } from '../ticket-write.store.js';
import { cannotMove, unknownId } from '../tickets.problems.js';
import { ticketAssigned, ticketChanged, ticketClosed, ticketReopened, ticketResolved, ticketStatusChanged } from '../tickets.events.js';
import { ResolutionFacts } from '../resolution-facts.queries.js';

type By = 'agent' | 'rule';

/** Changes status, priority, assignee, team or tags: one transaction, one event for each thing that really changed. */
@Injectable()
export class ChangeTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: TicketWriteStore,
    private readonly agents: Agents,
    private readonly teams: Teams,
    private readonly resolutions: ResolutionFacts,
  ) {}

  /** Throws 404 for a foreign ticket, 412 when `version` is not the current one, 422 with a pointer for bad values. */
  async execute(agent: AgentContext, ticketId: string, change: TicketChange, version: number | null): Promise<void> {
    await this.mustExist(change);
    await this.unitOfWork.run(async (uow) => {
      const ticket = await this.store.lock(uow, ticketId);
      if (!ticket || !inScope(ticket.scope_team_ids, ticketScope(agent))) throw notFound();
      if (version !== null && version !== ticket.version) throw wrongVersion(ticket.version);
      await this.apply(uow, ticket, change, 'agent');
    });
  }

  /** The same for a rule (escalation, routing): no scope and no version, since it acts on what it finds now. */
  async byRule(ticketId: string, decide: (ticket: Readonly<TicketRecord>) => TicketChange): Promise<void> {
    await this.unitOfWork.run(async (uow) => {
      const ticket = await this.store.lock(uow, ticketId);
      if (ticket) await this.apply(uow, ticket, decide(ticket), 'rule');
    });
  }

  private async mustExist(change: TicketChange): Promise<void> {
    if (change.assigneeId && !(await this.agents.byId(change.assigneeId))?.active) throw unknownId('/assigneeId', 'an active agent');
    if (change.teamId && !(await this.teams.byId(change.teamId))) throw unknownId('/teamId', 'a team');
  }

  private async apply(uow: Uow, ticket: TicketRecord, change: TicketChange, by: By): Promise<void> {
    const before = ticket.status;
    const effects = applyChange(ticket, change, uow.now);
    if (!effects) throw cannotMove(before, change.status!);
    if (!effects.status && !effects.assignee && !effects.fields) return;
    if (effects.fields?.tags) await uow.query('INSERT INTO tag (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [ticket.tags]);
    await this.store.save(uow, ticket);
    await this.tell(uow, ticket, effects, by);
  }

  private async tell(uow: Uow, ticket: TicketRecord, effects: ChangeEffects, by: By): Promise<void> {
    const subject = { ticketId: ticket.id, customerId: ticket.customer_id };
    if (effects.fields) uow.record({ ...subject, event: ticketChanged, payload: effects.fields });
    if (effects.assignee) uow.record({ ...subject, event: ticketAssigned, payload: effects.assignee });
    if (!effects.status) return;
    const { from, to, kind } = effects.status;
    if (kind === 'move') uow.record({ ...subject, event: ticketStatusChanged, payload: { from, to, cause: by } });
    if (kind === 'close') uow.record({ ...subject, event: ticketClosed, payload: { from } });
    if (kind === 'reopen') uow.record({ ...subject, event: ticketReopened, payload: { cause: 'agent', messageId: null, from } });
    if (kind === 'resolve') {
      uow.record({
        ...subject,
        event: ticketResolved,
        payload: {
          by, resolution: ticket.resolution_no, customerId: ticket.customer_id, assigneeId: ticket.assignee_id, teamId: ticket.team_id,
          channel: ticket.channel, priority: priorityName(ticket.priority), tags: ticket.tags, ...(await this.resolutions.of(uow, ticket.id)),
        },
      });
    }
  }
}
