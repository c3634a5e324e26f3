import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { surveyMailFailed, surveyMailSent } from '../../src/channels/channels.events.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SendDueInvitations } from '../../src/surveys/jobs/send-due-invitations.sweep.js';
import { PlanInvitations } from '../../src/surveys/use-cases/plan-invitations.js';
import { SendInvitation } from '../../src/surveys/use-cases/send-invitation.js';
import { DAY, HOUR, startSurveys } from '../support/surveys-app.js';

let surveys: Awaited<ReturnType<typeof startSurveys>>;
beforeAll(async () => {
  surveys = await startSurveys();
  await surveys.desk.survey('csat');
});
afterAll(() => surveys.stop());

const events = (ticketId: string) => surveys.rows.all<{ name: string; payload: Record<string, unknown> }>(`SELECT name, payload FROM event WHERE ticket_id = $1 AND name LIKE 'survey.%' ORDER BY id`, [ticketId]);
const tell = (event: typeof surveyMailSent | typeof surveyMailFailed, invitationId: string) =>
  surveys.app.get(UnitOfWork).run(async (uow) => uow.record({ event: event as never, payload: { invitationId, reason: 'mailbox unknown' } as never })).then(surveys.drained);

describe('invitations', () => {
  test('I1 I2 K13 planned at the resolution, sent an hour later, with a snapshot', async () => {
    const { desk, clock, mailer } = surveys;
    const ticketId = desk.ticket(desk.customer({ name: '王芳' }));
    await desk.resolve(ticketId);
    const [planned] = await desk.invitations(ticketId);
    expect(planned).toMatchObject({ state: 'planned', resolution: 1, dueAt: new Date(clock.now().getTime() + HOUR).toISOString() });
    expect(planned!.snapshot).toMatchObject({ by: 'agent', assigneeId: '77', teamId: '5', contributors: { '77': 2 }, priority: 'normal', channel: 'email', tags: ['card'] });

    clock.pass(HOUR - 1);
    await surveys.app.get(SendDueInvitations).sweep();
    expect(mailer.tokenOf(ticketId)).toBe('no mail');
    clock.pass(1);
    await surveys.app.get(SendDueInvitations).sweep();

    const [sent] = await desk.invitations(ticketId);
    expect(sent).toMatchObject({ state: 'sent', reasons: [], locale: 'zh-CN', expiresAt: new Date(clock.now().getTime() + 7 * DAY).toISOString() });
    const mail = mailer.mails.find((one) => one.ticketId === ticketId)!;
    expect(mail).toMatchObject({ to: { name: '王芳' }, cause: `survey:${sent!.id}`, locale: 'zh-CN' });
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toContain('secret subject');
    expect(mail.text).toMatch(/https:\/\/desk\.example\.com\/s\/[\w-]{22}\?score=4\n/);
    expect(await events(ticketId)).toEqual([{ name: 'survey.invited', payload: { invitationId: sent!.id, surveyId: '1', kind: 'csat', resolution: 1 } }]);
  });

  test('K5 the database knows only the hash of a token', async () => {
    const { token } = await surveys.desk.asked();
    const [found] = await surveys.rows.all<{ n: string }>(`SELECT count(*) AS n FROM survey_invitation i WHERE to_jsonb(i)::text LIKE '%' || $1 || '%'`, [token]);
    expect(found!.n).toBe('0');
  });

  test('I3 planning a resolution twice plans once; a new resolution may ask again', async () => {
    const { desk, clock } = surveys;
    const { ticketId } = await desk.asked();
    const [planned] = await desk.invitations(ticketId);
    await surveys.app.get(PlanInvitations).execute({ ticketId, customerId: '1', resolution: 1, position: 1, snapshot: planned!.snapshot });
    expect(await desk.invitations(ticketId)).toHaveLength(1);

    clock.pass(8 * DAY);
    await desk.reopen(ticketId);
    await desk.resolve(ticketId);
    await desk.hourPasses();
    expect((await desk.invitations(ticketId)).map(({ resolution, state }) => [resolution, state])).toEqual([[2, 'sent'], [1, 'expired']]);
  });

  test('I2 a failing alarm leaves the invitation planned; ringing twice sends once', async () => {
    const { desk, facts, clock, mailer } = surveys;
    const ticketId = desk.ticket(desk.customer());
    await desk.resolve(ticketId);
    clock.pass(HOUR);
    const id = (await desk.invitations(ticketId))[0]!.id;
    const ticket = facts.ticket;
    facts.ticket = () => Promise.reject(new Error('away'));
    await expect(surveys.app.get(SendInvitation).execute({ invitationId: id })).rejects.toThrow('away');
    facts.ticket = ticket;
    expect((await desk.invitations(ticketId))[0]!.state).toBe('planned');
    await Promise.all(Array.from({ length: 4 }, () => surveys.app.get(SendInvitation).execute({ invitationId: id })));
    await surveys.app.get(SendDueInvitations).sweep();
    expect(mailer.mails.filter((mail) => mail.ticketId === ticketId)).toHaveLength(1);
  });

  test('I4 all reasons are stored and told, the first is shown', async () => {
    const { desk } = surveys;
    const { ticketId } = await desk.asked(desk.customer({ optedOut: true, emailState: 'undeliverable' }), { humanReplies: 0 });
    const reasons = ['no_human_reply', 'opted_out', 'address_bounced'];
    expect((await desk.invitations(ticketId))[0]).toMatchObject({ state: 'skipped', reasons, freeAt: null, sentAt: null });
    expect(await events(ticketId)).toMatchObject([{ name: 'survey.skipped', payload: { reasons } }]);
  });

  test('I5 reopened before sending: skipped', async () => {
    const { desk, mailer } = surveys;
    const ticketId = desk.ticket(desk.customer());
    await desk.resolve(ticketId);
    await desk.reopen(ticketId);
    await desk.hourPasses();
    expect((await desk.invitations(ticketId))[0]).toMatchObject({ state: 'skipped', reasons: ['reopened'] });
    expect(mailer.tokenOf(ticketId)).toBe('no mail');
  });

  test('I2 I5 reopened, but the log has not told yet: the facts at the hour decide', async () => {
    const { desk, facts } = surveys;
    const ticketId = desk.ticket(desk.customer());
    await desk.resolve(ticketId);
    facts.tickets.get(ticketId)!.status = 'open';
    await desk.hourPasses();
    expect((await desk.invitations(ticketId))[0]).toMatchObject({ state: 'skipped', reasons: ['reopened'] });
  });

  test('I5 reopened after sending: superseded', async () => {
    const { ticketId } = await surveys.desk.asked();
    await surveys.desk.reopen(ticketId);
    expect((await surveys.desk.invitations(ticketId))[0]!.state).toBe('superseded');
    expect((await events(ticketId)).map((event) => event.name)).toEqual(['survey.invited', 'survey.superseded']);
  });

  test('B3 B5 two tickets of one person at once: one is invited, one skipped, and the instant it would have been free is kept', async () => {
    const { desk, clock } = surveys;
    const person = desk.customer();
    const tickets = [desk.ticket(person), desk.ticket(person)];
    await desk.resolve(...tickets);
    clock.pass(HOUR);
    const ids = (await Promise.all(tickets.map((id) => desk.invitations(id)))).map((list) => list[0]!.id);
    await Promise.all([...ids, ...ids].map((invitationId) => surveys.app.get(SendInvitation).execute({ invitationId })));
    const decided = (await Promise.all(tickets.map((id) => desk.invitations(id)))).flat();
    expect(decided.map(({ state }) => state).sort()).toEqual(['sent', 'skipped']);
    expect(decided.find(({ state }) => state === 'skipped')).toMatchObject({ reasons: ['budget_any'], freeAt: new Date(clock.now().getTime() + 7 * DAY).toISOString() });
  });

  test('I6 B6 the mail server takes it: delivered; refuses it: bounced, and the budget is given back', async () => {
    const { desk, clock } = surveys;
    const person = desk.customer();
    const first = await desk.asked(person);
    const [one] = await desk.invitations(first.ticketId);
    await tell(surveyMailFailed, one!.id);
    expect((await desk.invitations(first.ticketId))[0]!.state).toBe('bounced');

    const second = await desk.asked(person);
    const [two] = await desk.invitations(second.ticketId);
    await tell(surveyMailSent, two!.id);
    expect((await desk.invitations(second.ticketId))[0]).toMatchObject({ state: 'delivered', deliveredAt: clock.now().toISOString() });
  });

  test('B2 B6 CSAT goes before NPS, which has a clock of its own', async () => {
    const { desk, clock } = surveys;
    const { id } = await desk.survey('nps', { anyGapDays: 0 });
    const person = desk.customer();
    const first = await desk.asked(person);
    expect((await desk.invitations(first.ticketId)).map(({ kind, state }) => [kind, state]).sort()).toEqual([['csat', 'sent'], ['nps', 'sent']]);
    clock.pass(8 * DAY);
    const second = await desk.asked(person);
    expect((await desk.invitations(second.ticketId)).map(({ kind, state, reasons }) => [kind, state, ...reasons]).sort()).toEqual([['csat', 'sent'], ['nps', 'skipped', 'budget_same']]);

    await surveys.rows.all('UPDATE survey SET any_gap_days = 7 WHERE id = $1', [id]);
    const third = await desk.asked();
    expect((await desk.invitations(third.ticketId)).map(({ kind, state, reasons }) => [kind, state, ...reasons]).sort()).toEqual([['csat', 'sent'], ['nps', 'skipped', 'budget_any']]);
    await surveys.rows.all('UPDATE survey SET active = false WHERE id = $1', [id]);
  });
});
