import { describe, expect, test } from '@jest/globals';
import { composeMail, type MailToCompose } from './compose-mail.js';

const mail = (over: Partial<MailToCompose> = {}): MailToCompose => ({
  from: { name: '李静', address: 'support@desk.example' }, to: { name: '王芳', address: 'wf@example.cn' }, replyTo: 'support+t.1.2.x@desk.example',
  subject: '转账未到账', text: '您好', html: null, messageId: '<t.1.2.a@desk.example>', inReplyTo: '<c@example.cn>', references: ['<root@desk.example>', '<c@example.cn>'],
  date: new Date('2026-11-20T10:00:00Z'), loopMark: 'abc', automatic: false, attachments: [], ...over,
});
const headersOf = async (m: MailToCompose) => (await composeMail(m)).toString().split('\r\n\r\n')[0]!;

describe('outgoing mail', () => {
  test('O4 threads by In-Reply-To and References', async () => {
    const headers = (await headersOf(mail())).replace(/\r\n\s+/g, ' ');
    expect(headers).toContain('In-Reply-To: <c@example.cn>');
    expect(headers).toContain('References: <root@desk.example> <c@example.cn>');
    expect(headers).toContain('Message-ID: <t.1.2.a@desk.example>');
  });
  test('L7 a human reply carries no machine header, a notice does', async () => {
    expect(await headersOf(mail())).not.toMatch(/Auto-Submitted/i);
    expect(await headersOf(mail({ automatic: true }))).toMatch(/Auto-Submitted: auto-generated/);
  });
  test.each(['a\r\nBcc: x@evil.example', 'a\nBcc: x@evil.example', 'a\u2028Bcc: x@evil.example'])('O5 no header injection by subject %j', async (subject) =>
    expect(await headersOf(mail({ subject }))).not.toMatch(/^Bcc:/im));
  test('O5 no header injection by a name', async () =>
    expect(await headersOf(mail({ from: { name: 'x"\r\nBcc: y@evil.example', address: 'support@desk.example' } }))).not.toMatch(/^Bcc:/im));
  test('O5 lines stay below 998 octets', async () => {
    const raw = (await composeMail(mail({ text: '长'.repeat(5000), references: Array.from({ length: 30 }, (_, i) => `<id-${i}-${'x'.repeat(60)}@example.cn>`) }))).toString('latin1');
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });
});
