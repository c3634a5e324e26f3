import { describe, expect, test } from '@jest/globals';
import { reasonsToSkip, resolutionStands, skipReasons, type InvitationCase } from './invitation-rules.js';

const hour = (n: number, ms = 0) => new Date(Date.UTC(2026, 2, 1) + n * 3_600_000 + ms);
const ticket = { spam: false, origin: 'customer', humanReplies: 2, customerMessages: 3 };
const contact = { email: 'wang@example.com', emailState: 'ok', optedOut: false };
const good: InvitationCase = { surveyActive: true, resolvedBy: 'agent', dueAt: hour(1), now: hour(1), ticket, contact, internal: false, budget: [] };

describe('invitation rules', () => {
  test('I4 a customer who wrote and was answered is asked', () => {
    expect(reasonsToSkip(good)).toEqual([]);
  });

  test.each<[string, Partial<InvitationCase>, string[]]>([
    ['survey switched off', { surveyActive: false }, ['disabled']],
    ['spam', { ticket: { ...ticket, spam: true } }, ['spam']],
    ['ticket gone', { ticket: null }, ['merged']],
    ['a no-reply address', { contact: { ...contact, email: 'No-Reply+x@shop.example' } }, ['automatic_sender']],
    ['a mailer daemon', { contact: { ...contact, email: 'mailer-daemon@example.com' } }, ['automatic_sender']],
    ['only machines wrote', { ticket: { ...ticket, customerMessages: 0 } }, ['automatic_sender']],
    ['a colleague', { internal: true }, ['internal_person']],
    ['an agent wrote first and got no answer', { ticket: { ...ticket, origin: 'agent', customerMessages: 0 } }, ['agent_initiated']],
    ['no human answered', { ticket: { ...ticket, humanReplies: 0 } }, ['no_human_reply']],
    ['resolved by a rule', { resolvedBy: 'rule' }, ['idle_closed']],
    ['opted out', { contact: { ...contact, optedOut: true } }, ['opted_out']],
    ['no address', { contact: { ...contact, email: null } }, ['no_address']],
    ['nobody to reach', { contact: null }, ['no_address']],
    ['address bounced', { contact: { ...contact, emailState: 'undeliverable' } }, ['address_bounced']],
    ['both clocks', { budget: ['budget_any', 'budget_same'] }, ['budget_same', 'budget_any']],
    ['more than 72 h late', { now: hour(73, 1) }, ['too_late']],
  ])('I4 %s', (_, change, reasons) => {
    expect(reasonsToSkip({ ...good, ...change })).toEqual(reasons);
  });

  test.each<[string, Partial<InvitationCase>]>([
    ['an agent opened it and the customer wrote back', { ticket: { ...ticket, origin: 'agent', customerMessages: 1 } }],
    ['the customer resolved it', { resolvedBy: 'customer' }],
    ['72 h late to the millisecond', { now: hour(73) }],
    ['an address that only looks like a machine', { contact: { ...contact, email: 'alerta.lopez@example.com' } }],
  ])('I4 no reason: %s', (_, change) => {
    expect(reasonsToSkip({ ...good, ...change })).toEqual([]);
  });

  test('I4 all that hold are told, in the order of the list', () => {
    const all = reasonsToSkip({
      surveyActive: false, resolvedBy: 'rule', dueAt: hour(0), now: hour(100), internal: true, budget: ['budget_any'],
      ticket: { spam: true, origin: 'agent', humanReplies: 0, customerMessages: 0 }, contact: { email: null, emailState: 'undeliverable', optedOut: true },
    });
    expect(all).toEqual(skipReasons.filter((reason) => !['merged', 'automatic_sender', 'budget_same'].includes(reason)));
  });

  test.each<[string, { status: string; resolutionNo: number } | null, boolean]>([
    ['resolved', { status: 'resolved', resolutionNo: 1 }, true],
    ['closed since', { status: 'closed', resolutionNo: 1 }, true],
    ['reopened', { status: 'open', resolutionNo: 1 }, false],
    ['reopened and resolved anew', { status: 'resolved', resolutionNo: 2 }, false],
    ['gone (that is `merged`)', null, true],
  ])('I2 resolution 1 of a ticket that is %s', (_, ticketNow, stands) => {
    expect(resolutionStands(ticketNow, 1)).toBe(stands);
  });
});
