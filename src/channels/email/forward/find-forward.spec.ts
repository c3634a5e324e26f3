import { describe, expect, it } from '@jest/globals';
import { findForward } from './find-forward.js';

const body = 'Where is my parcel?\n\nMaria';
const english = 'From: Maria Lopez <maria@customer.example>\nDate: Mon, Nov 2, 2026 at 10:14 AM\nSubject: Parcel\nTo: <desk@shop.example>';

describe('F1 forwarded mail', () => {
  it.each([
    ['Gmail', 'Fwd: Parcel', `---------- Forwarded message ---------\n${english}\n\n\n${body}`],
    ['Apple Mail', 'Fwd: Parcel', `Begin forwarded message:\n\n${english}\n\n${body}`],
    ['QQ', '转发：Parcel', `------------------ 转发的邮件 ------------------\n发件人: "Maria Lopez" <maria@customer.example>;\n发送时间: 2026年11月2日(星期一) 上午10:14\n收件人: "desk"<desk@shop.example>;\n主题: Parcel\n\n${body}`],
    ['NetEase', '转发：Parcel', `-------- 转发邮件信息 --------\n发件人："Maria Lopez" <maria@customer.example>\n发送日期：2026-11-02 10:14:00\n收件人：desk@shop.example\n主题：Parcel\n\n${body}`],
  ])('F1 %s: sender, subject, body and note', (_name, subject, text) => {
    const found = findForward(`Please see below.\n\n${text}`, subject);
    expect(found).toMatchObject({ from: { name: 'Maria Lopez', address: 'maria@customer.example' }, subject: 'Parcel', text: body, note: 'Please see below.' });
  });
  it('F1 a reply or a plain mail is no forward', () => {
    expect(findForward('Hello, please forward this to the manager.', 'Question')).toBeNull();
    expect(findForward(`Yes.\n\n-----Original Message-----\n${english}\n\n${body}`, 'Re: Parcel')).toBeNull();
  });
});
