import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { surveyMailSent } from '../../src/channels/channels.events.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newSurveyToken } from '../../src/surveys/survey-token.js';
import { DAY, startSurveys } from '../support/surveys-app.js';

let surveys: Awaited<ReturnType<typeof startSurveys>>;
beforeAll(async () => {
  surveys = await startSurveys();
  await surveys.desk.survey('csat');
});
afterAll(() => surveys.stop());

const http = () => request(surveys.app.getHttpServer());
const answers = async (ticketId: string) => (await surveys.desk.invitations(ticketId))[0]!.answers;
const answerCount = async () => Number((await surveys.rows.one<{ n: string }>('SELECT count(*) AS n FROM survey_answer'))!.n);
const events = (ticketId: string) =>
  surveys.rows.all<{ name: string; payload: object; actor_type: string }>(`SELECT name, payload, actor_type FROM event WHERE ticket_id = $1 AND name LIKE 'survey.answer%' ORDER BY id`, [ticketId]);
/** A fresh nonce of the page, old enough to be used. */
async function nonceOf(token: string, ms = 20_000): Promise<string> {
  const { body } = await http().get(`/s/${token}`).set('accept', 'application/json').expect(200);
  surveys.clock.pass(ms);
  return body.nonce;
}
const postForm = (token: string, fields: object) => http().post(`/s/${token}`).type('form').send(fields);
const postJson = (token: string, body: object) => http().post(`/s/${token}`).send(body);

describe('the public page', () => {
  test('K7 K9 shows the question without ticket content, with strict headers', async () => {
    const { token } = await surveys.desk.asked();
    const { text, headers } = await http().get(`/s/${token}?score=4`).expect(200);
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toMatch(/id="s4"[^>]* checked/);
    expect(text).not.toMatch(/secret subject|Wang/);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/);
    expect((await http().get(`/s/${token}?lang=en`)).text).toContain('<html lang="en">');
  });

  test('the same for programs', async () => {
    const { token } = await surveys.desk.asked();
    const { body } = await http().get(`/s/${token}?lang=en`).set('accept', 'application/json').expect(200);
    expect(body).toEqual({
      kind: 'csat', question: 'How satisfied are you with this service? 1 very dissatisfied … 5 very satisfied', scale: { min: 1, max: 5 }, nonce: expect.any(String), locale: 'en',
    });
  });

  test('K6 P3 100 fetches of every link, GET and HEAD, write nothing at all', async () => {
    const { token } = await surveys.desk.asked();
    // xmin changes with every write of a row, also with one that changes nothing.
    const rows = () =>
      surveys.rows.all(`SELECT 'invitation' AS what, id, xmin::text FROM survey_invitation UNION ALL SELECT 'budget', customer_id, xmin::text FROM survey_budget
        UNION ALL SELECT 'event', id, NULL FROM event ORDER BY 1, 2`);
    const invitations = await rows();
    for (let n = 0; n < 50; n++) {
      await http().get(`/s/${token}?score=${(n % 5) + 1}`).expect(200);
      await http().head(`/s/${token}?score=${(n % 5) + 1}`).expect(200);
    }
    expect(await answerCount()).toBe(0);
    expect(await rows()).toEqual(invitations);
  });

  test('two taps: the form stores the answer and says thanks', async () => {
    const { token, ticketId } = await surveys.desk.asked();
    const { text } = await http().get(`/s/${token}?score=4`);
    surveys.clock.pass(20_000);
    const nonce = /name="nonce" value="([^"]+)"/.exec(text)![1]!;
    const thanks = await postForm(token, { nonce, score: '4', comment: '解释得很清楚\r\n<b>', callMe: 'on' }).expect(200);
    expect(thanks.text).toContain('谢谢您的评价');
    expect(thanks.text).toContain('我们会尽快给您回电话');
    expect(await answers(ticketId)).toEqual([{ version: 1, score: 4, comment: '解释得很清楚\n<b>', callMe: true, suspect: false, answeredAt: surveys.clock.now().toISOString() }]);
    expect((await surveys.desk.invitations(ticketId))[0]!.state).toBe('answered');
    expect(await events(ticketId)).toMatchObject([{ name: 'survey.answered', actor_type: 'customer', payload: { version: 1, score: 4, assigneeId: '77', teamId: '5', kind: 'csat' } }]);
  });

  test('K9 the page never shows an earlier answer', async () => {
    const { token } = await surveys.desk.asked();
    await postJson(token, { nonce: await nonceOf(token), score: 2, comment: 'slow and rude' }).expect(200);
    const { text } = await http().get(`/s/${token}`).expect(200);
    expect(text).not.toContain('slow and rude');
    expect(text).not.toMatch(/ checked/);
  });

  test('K11 the answer may be changed: each change is a version, and named', async () => {
    const { token, ticketId } = await surveys.desk.asked();
    const nonce = await nonceOf(token);
    expect((await postJson(token, { nonce, score: 2 }).expect(200)).body).toEqual({ version: 1, score: 2, comment: '', callMe: false });
    expect((await postJson(token, { nonce, score: 5, comment: 'solved now' }).expect(200)).body.version).toBe(2);
    expect((await answers(ticketId)).map(({ version, score }) => [version, score])).toEqual([[1, 2], [2, 5]]);
    expect((await events(ticketId)).map(({ name, payload }) => [name, payload])).toMatchObject([['survey.answered', {}], ['survey.answer_changed', { version: 2, from: 2, to: 5 }]]);
  });

  test('K10 P3 50 posts at once are one answer; each gets it', async () => {
    const { token, ticketId } = await surveys.desk.asked();
    const nonce = await nonceOf(token);
    const replies = await Promise.all(Array.from({ length: 50 }, () => postJson(token, { nonce, score: 4, comment: 'once' })));
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]));
    expect(new Set(replies.map((reply) => reply.body.version))).toEqual(new Set([1]));
    expect(await answers(ticketId)).toHaveLength(1);
    expect(await events(ticketId)).toHaveLength(1);
  });

  test('K8 an answer within 5 s of the mail is kept, not counted; the same answer later counts', async () => {
    const { token, ticketId } = await surveys.desk.asked();
    const { body } = await http().get(`/s/${token}`).set('accept', 'application/json');
    surveys.clock.pass(4999);
    await postJson(token, { nonce: body.nonce, score: 1 }).expect(200);
    expect(await answers(ticketId)).toMatchObject([{ version: 1, suspect: true }]);
    expect(await events(ticketId)).toEqual([]);
    expect((await surveys.desk.invitations(ticketId))[0]!.state).toBe('sent');
    surveys.clock.pass(1);
    await postJson(token, { nonce: body.nonce, score: 1 }).expect(200);
    expect(await answers(ticketId)).toMatchObject([{ version: 1, suspect: true }, { version: 2, suspect: false }]);
    expect(await events(ticketId)).toMatchObject([{ name: 'survey.answered', payload: { version: 2 } }]);
  });

  test('K8 an answer that outran the note of the acceptance is measured again', async () => {
    const { token, ticketId } = await surveys.desk.asked();
    const nonce = await nonceOf(token);
    await postJson(token, { nonce, score: 1 }).expect(200);
    const { id } = (await surveys.desk.invitations(ticketId))[0]!;
    await surveys.app.get(UnitOfWork).run(async (uow) => uow.record({ event: surveyMailSent, payload: { invitationId: id }, at: new Date(uow.now.getTime() - 3000) }));
    await surveys.drained();
    expect(await answers(ticketId)).toMatchObject([{ version: 1, suspect: true }]);
  });
});

describe('bad input', () => {
  test.each([
    ['too young', 999], ['too old', 2 * 3_600_000 + 1],
  ])('K6 a nonce that is %s: 422, the page again with the entries kept and a nonce that works', async (_, age) => {
    const { token, ticketId } = await surveys.desk.asked();
    const nonce = await nonceOf(token, age);
    const { text } = await postForm(token, { nonce, score: '2', comment: 'kept & safe', callMe: 'on' }).expect(422);
    expect(text).toMatch(/id="s2"[^>]* checked/);
    expect(text).toContain('kept &amp; safe</textarea>');
    expect(text).toMatch(/name="callMe" value="on" checked/);
    expect(await answers(ticketId)).toEqual([]);
    surveys.clock.pass(20_000);
    await postForm(token, { nonce: /name="nonce" value="([^"]+)"/.exec(text)![1]!, score: '2', comment: 'kept & safe', callMe: 'on' }).expect(200);
  });

  test('K6 no nonce, or that of another link', async () => {
    const { token, ticketId } = await surveys.desk.asked();
    const other = await surveys.desk.asked();
    const { body } = await postJson(token, { score: 4 }).expect(422).expect('content-type', /problem\+json/);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/nonce']);
    await postJson(token, { score: 4, nonce: await nonceOf(other.token) }).expect(422);
    expect(await answers(ticketId)).toEqual([]);
  });

  test.each<[object, string]>([
    [{ score: 0 }, '/score'], [{ score: 6 }, '/score'], [{ score: 4.5 }, '/score'], [{}, '/score'], [{ score: 4, extra: 1 }, '/extra'], [{ score: 4, comment: 'x'.repeat(4001) }, '/comment'],
  ])('section 12 P3 %p: 422 at %s, nothing stored', async (body, pointer) => {
    const { token, ticketId } = await surveys.desk.asked();
    const reply = await postJson(token, { ...body, nonce: await nonceOf(token) }).expect(422);
    expect(reply.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(await answers(ticketId)).toEqual([]);
  });

  test('section 12 other methods 405, other types 415, more than 32 KiB 413', async () => {
    const { token, ticketId } = await surveys.desk.asked();
    for (const method of ['put', 'patch', 'delete', 'options'] as const) {
      await http()[method](`/s/${token}`).set('accept', 'application/json').expect(405).expect('allow', 'GET, HEAD, POST').expect('content-type', /problem\+json/);
    }
    await http().post(`/s/${token}`).type('text/plain').send('score=4').expect(415);
    await http().post(`/s/${token}`).expect(415);
    await postJson(token, { score: 4, comment: 'x'.repeat(32 * 1024) }).expect(413).expect('content-type', /problem\+json/);
    await postForm(token, { score: '4', comment: 'x'.repeat(32 * 1024) }).expect(413).expect('content-type', /text\/html/);
    expect(await answers(ticketId)).toEqual([]);
  });

  test('K10 P2 unknown links: 404 with one body for all, and 429 after 30 in a minute', async () => {
    const { token } = await surveys.desk.asked();
    const bodies = new Set<string>();
    for (const unknown of ['x', newSurveyToken(), newSurveyToken(), `${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`]) {
      bodies.add((await http().get(`/s/${unknown}`).expect(404)).text);
      bodies.add((await postForm(unknown, { score: '4' }).expect(404)).text);
    }
    expect(bodies.size).toBe(1);
    for (let n = 8; n < 30; n++) await http().get(`/s/${newSurveyToken()}`).expect(404);
    await http().get(`/s/${newSurveyToken()}`).expect(429).expect('retry-after', /^\d+$/);
    surveys.clock.pass(60_000);
    await http().get(`/s/${newSurveyToken()}`).set('accept', 'application/json').expect(404).expect('content-type', /problem\+json/);
  });

  test('K10 I5 expired and superseded links: 410, also for one who has the page open', async () => {
    const expiring = await surveys.desk.asked();
    surveys.clock.pass(7 * DAY - 20_000);
    const nonce = await nonceOf(expiring.token);
    await http().get(`/s/${expiring.token}`).expect(410).expect('content-type', /text\/html/);
    await postJson(expiring.token, { nonce, score: 4 }).expect(410).expect('content-type', /problem\+json/);

    const reopened = await surveys.desk.asked();
    const other = await nonceOf(reopened.token);
    await surveys.desk.reopen(reopened.ticketId);
    await postForm(reopened.token, { nonce: other, score: '4' }).expect(410);
    expect(await answers(reopened.ticketId)).toEqual([]);
  });

  test('I5 an answer stays when the ticket is reopened, and may still be changed', async () => {
    const { token, ticketId } = await surveys.desk.asked();
    const nonce = await nonceOf(token);
    await postJson(token, { nonce, score: 1 }).expect(200);
    await surveys.desk.reopen(ticketId);
    expect((await surveys.desk.invitations(ticketId))[0]!.state).toBe('answered');
    await postJson(token, { nonce, score: 3 }).expect(200);
  });
});
