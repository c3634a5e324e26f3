import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { SurveyQueries } from '../../src/surveys/index.js';
import { AnswerSurvey } from '../../src/surveys/use-cases/answer-survey.js';
import { NoteDelivery } from '../../src/surveys/use-cases/note-delivery.js';
import { invitationListSchema } from '../../src/surveys/surveys.contract.js';
import { DAY, startSurveys } from '../support/surveys-app.js';

let surveys: Awaited<ReturnType<typeof startSurveys>>;
beforeAll(async () => {
  surveys = await startSurveys();
  await surveys.desk.survey('csat');
});
afterAll(() => surveys.stop());

async function answered(score: number, after = 60_000): Promise<{ ticketId: string; id: string }> {
  const { ticketId } = await surveys.desk.asked();
  const { id } = (await surveys.desk.invitations(ticketId))[0]!;
  surveys.clock.pass(after);
  await surveys.app.get(AnswerSurvey).execute({ invitationId: id, entry: { score, comment: '', callMe: false } });
  return { ticketId, id };
}

describe('figures', () => {
  test('F1 F3 F5 F6 CSAT of a period: latest versions by their first time, without suspects; nobody = null', async () => {
    const { clock, desk } = surveys;
    const queries = surveys.app.get(SurveyQueries);
    const from = clock.now();
    expect((await queries.scoreReport('csat', from, new Date(from.getTime() + DAY), null)).total).toEqual({
      key: 'total', n: 0, score: null, mean: null, low: null, high: null, moe: null, classes: { satisfied: 0, neutral: 0, dissatisfied: 0 },
      invited: 0, delivered: 0, answered: 0, responseRate: null, smallSample: true, hidden: false,
    });

    await answered(5);
    await answered(4);
    const changed = await answered(1);
    await answered(1, 1000);
    const { ticketId } = await desk.asked();
    await surveys.app.get(NoteDelivery).execute({ invitationId: (await desk.invitations(ticketId))[0]!.id, at: clock.now(), arrived: false });
    await desk.asked();
    clock.pass(1);
    const to = clock.now();

    clock.pass(DAY);
    await surveys.app.get(AnswerSurvey).execute({ invitationId: changed.id, entry: { score: 3, comment: '', callMe: false } });
    const report = await queries.scoreReport('csat', from, to, null);
    expect(report.total).toMatchObject({
      n: 3, score: 66.7, mean: 4, low: 20.8, high: 93.9, moe: 36.5, classes: { satisfied: 2, neutral: 1, dissatisfied: 0 },
      invited: 6, delivered: 5, answered: 3, responseRate: 60, smallSample: true,
    });
    expect(report).toMatchObject({ from: from.toISOString(), to: to.toISOString(), items: [report.total] });
    expect((await queries.scoreReport('csat', to, clock.now(), null)).total.n).toBe(0);
    expect((await queries.scoreReport('nps', from, to, null)).total).toMatchObject({ n: 0, invited: 0, classes: { promoter: 0, passive: 0, detractor: 0 } });
  });
});

describe('GET /api/v1/tickets/:id/surveys', () => {
  const get = (ticketId: string) => request(surveys.app.getHttpServer()).get(`/api/v1/tickets/${ticketId}/surveys`);

  test('who may read the ticket sees its invitations with their answers', async () => {
    const { ticketId, id } = await answered(4);
    surveys.facts.readable.add(ticketId);
    const { body } = await get(ticketId).set('x-test-agent', '1').expect(200);
    expect(invitationListSchema.parse(body)).toEqual(body);
    expect(body.items).toMatchObject([{ id, survey: 'csat', state: 'answered', resolution: 1, answers: [{ version: 1, score: 4 }] }]);
    expect(Object.keys(body.items[0].snapshot)).not.toContain('position');
  });

  test('a foreign ticket is as unknown as one that does not exist; no id is 422; nobody is 401', async () => {
    const { ticketId } = await answered(4);
    const [foreign, unknown] = await Promise.all([ticketId, '999999'].map((id) => get(id).set('x-test-agent', '1').expect(404)));
    expect({ ...foreign!.body, traceId: '' }).toEqual({ ...unknown!.body, traceId: '' });
    await get('abc').set('x-test-agent', '1').expect(422);
    await get(ticketId).expect(401);
  });
});
