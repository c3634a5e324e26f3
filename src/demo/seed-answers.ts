import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { priorityName } from '../tickets/index.js';
import { demoSurveyComments } from './demo-conversations.js';

/** Answers of the past three weeks, so that the board's CSAT has something to say on the first day. */
export async function seedAnswers(app: INestApplicationContext): Promise<void> {
  await app.get(UnitOfWork).run(async (uow) => {
    const resolved = await uow.query<{ id: string; customer_id: string; resolved_at: Date; locale: string; assignee_id: string | null; team_id: string | null; number: string; priority: number; tags: string[] }>(
      `SELECT id, customer_id, resolved_at, locale, assignee_id, team_id, number, priority, tags FROM ticket WHERE status = 'resolved' ORDER BY id`,
    );
    const surveys = await uow.query<{ id: string; kind: 'csat' | 'nps' }>('SELECT id, kind FROM survey');
    for (const [index, ticket] of resolved.entries()) {
      // Every third resolution asked NPS, the others CSAT; about half of the people answered.
      const survey = surveys.find(({ kind }) => kind === (index % 3 === 2 ? 'nps' : 'csat'))!;
      const answer = index % 7 < 4 ? demoSurveyComments[index % demoSurveyComments.length]! : null;
      const sentAt = new Date(ticket.resolved_at.getTime() + 10_000);
      const [invitation] = await uow.query<{ id: string }>(
        `INSERT INTO survey_invitation (survey_id, ticket_id, resolution_no, customer_id, state, due_at, sent_at, delivered_at, expires_at, locale, snapshot)
         VALUES ($1, $2, 1, $3, $4, $5, $5, $5, $6, $7, $8) RETURNING id`,
        [survey.id, ticket.id, ticket.customer_id, answer ? 'answered' : 'delivered', sentAt, new Date(sentAt.getTime() + 7 * 86_400_000),
          ticket.locale === 'zh' ? 'zh-CN' : 'en', JSON.stringify(snapshotOf(ticket))],
      );
      if (!answer) continue;
      // The newest dozen answered this morning, so that today's tile is not empty.
      const waited = index >= resolved.length - 24 ? uow.now.getTime() - (resolved.length - index) * 4 * 60_000 : sentAt.getTime() + (20 + (index % 90)) * 60_000;
      const answeredAt = new Date(Math.min(Math.max(waited, sentAt.getTime()), uow.now.getTime()));
      await uow.query('INSERT INTO survey_answer (invitation_id, version, score, comment, answered_at) VALUES ($1, 1, $2, $3, $4)', [
        invitation!.id, survey.kind === 'nps' ? answer.nps : answer.score, answer.comment, answeredAt,
      ]);
    }
  });
}

/** The attribution a real invitation would have taken at the resolve (K13). */
function snapshotOf(ticket: { resolved_at: Date; assignee_id: string | null; team_id: string | null; number: string; priority: number; tags: string[] }) {
  return {
    resolvedAt: ticket.resolved_at.toISOString(), by: 'agent', assigneeId: ticket.assignee_id, teamId: ticket.team_id, contributors: ticket.assignee_id ? { [ticket.assignee_id]: 2 } : {},
    channel: 'email', priority: priorityName(ticket.priority), tags: ticket.tags, number: Number(ticket.number), position: 0,
  };
}
