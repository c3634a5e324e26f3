import { Injectable } from '@nestjs/common';
import { ticketScope, type AgentContext } from '../identity/index.js';
import { TicketSource, type TicketSnapshot } from './ticket-source.js';
import { isTicketId, parseTopic, scopeKey } from './topic.js';
import type { GroupSpec } from './watch-groups.js';

/** Who may watch what (RT2, W2): asked at join, at resume, and again whenever rights change. */
@Injectable()
export class TopicRights {
  constructor(private readonly tickets: TicketSource) {}

  /** The group a topic means for this agent, or null: unknown and foreign are told alike. */
  grant(name: string, agent: AgentContext, snapshots: ReadonlyMap<string, TicketSnapshot>): GroupSpec | null {
    const topic = parseTopic(name);
    const scope = ticketScope(agent);
    const spec = { name, topic, scope, agent, holds: null, assigneeId: null, key: `${name}|${scopeKey(scope)}` };
    if (topic.kind === 'agent') return topic.id === agent.id ? spec : null;
    if (topic.kind === 'board') {
      const inside = topic.id === 'all' || scope.all || scope.teamIds.includes(topic.id);
      return agent.permissions.has('insight.read') && inside ? spec : null;
    }
    if (!agent.permissions.has('ticket.read')) return null;
    if (topic.kind === 'ticket') {
      const snapshot = isTicketId(topic.id) ? snapshots.get(topic.id) : undefined;
      return snapshot && this.tickets.sees(scope, snapshot.state) ? spec : null;
    }
    const view = this.tickets.view(topic.id, agent);
    return view && { ...spec, holds: view.holds, assigneeId: view.assigneeId, key: `${spec.key}|${view.key}` };
  }
}
