import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Agents, permissionsOf, type AgentContext } from '../identity/index.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { newTraceId, runInContext } from '../platform/request-context.js';
import { ChangeTicket, ReceiveMessage, RecordDelivery, WriteMessage } from '../tickets/index.js';
import type { MovableClock } from './movable-clock.js';
import { planHistory, type DemoCustomerStep, type DemoStep, type DemoTicketPlan } from './plan-history.js';
import type { DemoDesk } from './seed-desk.js';

/** Plays the planned history through the same use cases that mail and console use, each step at its own time. */
export async function seedHistory(app: INestApplicationContext, clock: MovableClock, desk: DemoDesk, now: Date): Promise<number> {
  const plans = planHistory(now);
  const agents = await actingAgents(app, desk.teamIds.front);
  const tickets = new Map<number, string>();
  const steps = plans.flatMap((plan) => plan.steps).sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const step of steps) {
    clock.moveTo(step.at);
    const actor = isCustomerStep(step) ? { type: 'customer' as const, id: null } : { type: 'agent' as const, id: agents[step.agent]!.id };
    await runInContext({ traceId: newTraceId(), actor }, () => play(app, step, plans[step.ticket]!, { desk, agents, tickets }));
  }
  clock.moveTo(now);
  return tickets.size;
}

interface Stage {
  desk: DemoDesk;
  agents: AgentContext[];
  tickets: Map<number, string>;
}

async function play(app: INestApplicationContext, step: DemoStep, plan: DemoTicketPlan, stage: Stage): Promise<void> {
  if (isCustomerStep(step)) {
    const received = await app.get(ReceiveMessage).execute(incoming(step, plan, stage));
    if (received.ticketId && step.kind === 'open') stage.tickets.set(step.ticket, received.ticketId);
    return;
  }
  const ticketId = stage.tickets.get(step.ticket)!;
  const agent = stage.agents[step.agent]!;
  switch (step.kind) {
    case 'agent': {
      const messageId = await app.get(WriteMessage).reply(agent, { ticketId, text: step.text });
      return app.get(RecordDelivery).sent(messageId, step.at, `<demo-${messageId}@desk.example>`);
    }
    case 'note':
      await app.get(WriteMessage).note(agent, { ticketId, text: step.text });
      return;
    case 'tag':
      return app.get(ChangeTicket).execute(agent, ticketId, { tags: step.tags, priority: step.priority }, null);
    case 'pending':
      return app.get(ChangeTicket).execute(agent, ticketId, { status: 'pending' }, null);
    case 'resolve':
      return app.get(ChangeTicket).execute(agent, ticketId, { status: 'resolved' }, null);
  }
}

const isCustomerStep = (step: DemoStep): step is DemoCustomerStep => step.kind === 'open' || step.kind === 'customer';

function incoming(step: DemoCustomerStep, plan: DemoTicketPlan, { desk, tickets }: Stage) {
  const known = tickets.get(step.ticket) ?? null;
  const digest = createHash('sha256').update(`${step.ticket} ${step.at.toISOString()}`).digest('hex').slice(0, 20);
  return {
    inbox: { id: desk.inboxId, teamId: desk.teamIds.front, teamIds: [desk.teamIds.front], reopenDays: 14 },
    intakeId: null, receivedAt: step.at, sender: plan.customer.email, senderName: plan.customer.name,
    subject: known ? `Re: ${plan.conversation.subject}` : plan.conversation.subject, messageId: `<${digest}@mail.example>`, inReplyTo: [], references: [],
    tokenTicketId: known, ownTicketIds: [], text: step.text, elidedText: '', html: null, hasRemoteImages: false, mailClass: 'human', automatic: false,
    locale: plan.conversation.zh ? ('zh' as const) : ('en' as const), otherRecipients: [], attachments: [],
  };
}

/** The front team's agents as if each were signed in. */
async function actingAgents(app: INestApplicationContext, teamId: string): Promise<AgentContext[]> {
  const teamIds = new Map((await app.get(ReadRows).all<{ id: string; teams: string[] }>(
    'SELECT agent_id AS id, array_agg(team_id)::text[] AS teams FROM team_member GROUP BY agent_id')).map((row) => [row.id, row.teams]));
  const agents = (await app.get(Agents).list()).filter((agent) => agent.role === 'agent' && teamIds.get(agent.id)?.includes(teamId));
  return agents.map((agent) => ({
    id: agent.id, name: agent.name, email: agent.email, role: agent.role, locale: agent.locale, teamIds: teamIds.get(agent.id) ?? [],
    permissions: new Set(permissionsOf(agent.role)), credential: 'demo',
  }));
}
