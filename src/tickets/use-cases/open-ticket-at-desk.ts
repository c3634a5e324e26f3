import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ticketScope, type AgentContext } from '../../identity/index.js';
import { InboxDirectory } from '../inbox-directory.port.js';
import { inScope } from '../ticket-access.js';
import type { createTicketBody } from '../tickets.contract.js';
import { unknownId } from '../tickets.problems.js';
import { OpenTicket } from './open-ticket.js';
import { scopeOf } from './receive-message.js';

/** A signed-in agent or an API key opens a ticket: it lands in an inbox he may use, so that its team sees it. */
@Injectable()
export class OpenTicketAtDesk {
  constructor(
    private readonly inboxes: InboxDirectory,
    private readonly openTicket: OpenTicket,
  ) {}

  /** Answers the ticket's id. Throws 422 at /inboxId for an unknown or foreign inbox. */
  async execute(agent: AgentContext, body: z.infer<typeof createTicketBody>): Promise<string> {
    const inbox = await this.inboxes.find(body.inboxId ?? null);
    const scope = ticketScope(agent);
    if (body.inboxId && (!inbox || !inScope(scopeOf(inbox), scope))) throw unknownId('/inboxId', 'an inbox');
    const teams = inbox ? scopeOf(inbox) : [];
    // Whoever opens it sees it, also when his team has no part in the default inbox.
    const ownTeam = scope.all || inScope(teams, scope) ? [] : scope.teamIds.slice(0, 1);
    return this.openTicket.execute({ ...body, inboxId: inbox?.id, teamId: ownTeam[0] ?? inbox?.teamId ?? null, scopeTeamIds: [...teams, ...ownTeam] });
  }
}
