import { describe, expect, it } from '@jest/globals';
import { parseMail } from './parse-mail.js';
import type { ParsedMail } from './parsed-mail.js';

const mail = (headers: string, body = 'Where is my parcel?', options = {}): Promise<ParsedMail> =>
  parseMail(Buffer.from(`${/^from:/im.test(headers) ? '' : 'From: Maria <maria@customer.example>\n'}To: desk@shop.example\n${headers}\n\n${body}`), options);

const report = (action: string, status: string, diagnostic: string): string =>
  `--R\n\nYour mail could not be delivered.\n--R\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; gone@customer.example\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnostic}\n\n--R--`;
const reportHead = 'From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail\nContent-Type: multipart/report; report-type=delivery-status; boundary=R';

describe('B2 B3 B4 delivery reports', () => {
  it.each([
    ['B3 unknown user is hard', 'failed', '5.1.1', '550 5.1.1 User unknown', 'bounce-hard', 'user-unknown'],
    ['B3 unknown host is hard', 'failed', '5.1.2', 'Host or domain name not found', 'bounce-hard', 'host-unknown'],
    ['B3 a full mailbox is soft', 'failed', '5.2.2', '552 5.2.2 Mailbox full', 'bounce-soft', 'mailbox-full'],
    ['B3 a spam refusal never condemns', 'failed', '5.7.1', '554 5.7.1 Message rejected as spam', 'bounce-soft', 'spam'],
    ['B3 a missing DMARC never condemns', 'failed', '5.7.26', '550 5.7.26 unauthenticated mail, DMARC', 'bounce-soft', 'auth-failure'],
    ['B4 a delay is only a delay', 'delayed', '4.4.1', 'connect: No route to host', 'delay', 'network'],
  ])('%s', async (_name, action, status, diagnostic, kind, reason) => {
    const parsed = await mail(reportHead, report(action, status, diagnostic));
    expect(parsed.class).toBe(kind);
    expect(parsed.bounce?.recipients).toEqual([expect.objectContaining({ address: 'gone@customer.example', reason })]);
    expect(parsed.attachments).toEqual([]);
    expect(parsed.mayAutoRespond).toBe(false);
  });
  it('B6 a "delivered" report is quiet', async () => {
    expect((await mail(reportHead, report('delivered', '2.0.0', '250 ok'))).class).toBe('auto-generated');
  });
  it('L1 a bounce labelled auto-replied is a bounce', async () => {
    const parsed = await mail('From: Mail Delivery System <mailer-daemon@mx.example>\nAuto-Submitted: auto-replied\nX-Failed-Recipients: gone@customer.example\nSubject: Mail delivery failed', 'This message was created automatically by mail delivery software.\n\n  gone@customer.example\n    550 No such user here\n');
    expect(parsed.class).toBe('bounce-hard');
  });
  it('B2 the human text or the returned To names the recipient', async () => {
    const qmail = await mail('From: MAILER-DAEMON@mx.example\nSubject: failure notice', 'Hi. This is the qmail-send program.\n\n<gone@customer.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nTo: other@x.example');
    expect(qmail.bounce?.recipients[0]).toMatchObject({ address: 'gone@customer.example', hard: true });
    const returned = await mail('From: postmaster@mx.example\nSubject: Undeliverable', 'The message could not be delivered because the mailbox is full and the server was unable to take it.\n\n--- The original message follows\nReceived: from x\nTo: full@customer.example\nSubject: y');
    expect(returned.bounce?.recipients[0]).toMatchObject({ address: 'full@customer.example', reason: 'mailbox-full' });
  });
  it('B6 complaints and read receipts are their own classes', async () => {
    expect((await mail('Content-Type: multipart/report; report-type=feedback-report; boundary=R', '--R\n\nx\n--R\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--R--')).class).toBe('feedback');
    expect((await mail('Content-Type: multipart/report; report-type=disposition-notification; boundary=R', '--R\n\nread\n--R--')).class).toBe('mdn');
  });
  it('B2 a person who writes about bounces is a person', async () => {
    expect((await mail('Subject: Your mails bounce', 'Mails to you could not be delivered, user unknown. Can you check?')).class).toBe('human');
    expect((await mail('Subject: Re: delivery failed', 'The courier says delivery failed, where is it?')).class).toBe('human');
  });
});

describe('L2 L3 L5 L9 machines', () => {
  it.each([
    ['Auto-Submitted: auto-replied', 'auto-reply'],
    ['Auto-Submitted: auto-generated', 'auto-generated'],
    ['X-Autoreply: yes', 'auto-reply'],
    ['Precedence: auto_reply', 'auto-reply'],
    ['Precedence: bulk', 'auto-generated'],
    ['List-Id: <news.shop.example>', 'list'],
    ['Return-Path: <>', 'auto-generated'],
    ['Return-Path: <>\nSubject: Abwesenheitsnotiz: Urlaub', 'auto-reply'],
    ['Subject: Automatic reply: Parcel', 'auto-reply'],
    ['Subject: 自动回复: 订单', 'auto-reply'],
    ['From: no-reply@shop.example', 'auto-generated'],
  ])('L2 %s', async (headers, kind) => {
    const parsed = await mail(headers);
    expect(parsed.class).toBe(kind);
    expect(parsed.mayAutoRespond).toBe(false);
    expect(parsed.whyNot).toBeTruthy();
  });
  it.each([['Auto-Submitted: no'], ['Subject: Out of office next week?'], ['Subject: Vacation photos lost'], ['X-Mailer: x']])('L2 %s is a person', async (headers) => {
    expect(await mail(headers)).toMatchObject({ class: 'human', mayAutoRespond: true, whyNot: null });
  });
  it('L3 X-Auto-Response-Suppress forbids an answer and proves no machine', async () => {
    expect(await mail('X-Auto-Response-Suppress: All')).toMatchObject({ class: 'human', mayAutoRespond: false });
  });
  it('L5 our own loop header and own addresses are never answered', async () => {
    expect((await mail('X-Deskbell-Loop: inst-1', 'x', { ownLoopId: 'inst-1' })).mayAutoRespond).toBe(false);
    expect((await mail('From: Desk@shop.example', 'x', { ownAddresses: ['desk@shop.example'] })).whyNot).toContain('own address');
  });
  it('L9 too many hops are held', async () => {
    expect((await mail('Received: x\n'.repeat(51).trim())).whyNot).toContain('Received');
  });
});
