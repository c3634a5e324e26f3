import { describe, expect, it } from '@jest/globals';
import { trimText } from './trim-quote.js';

// CPU and not wall time: a busy machine must not fail the build.
const cpu = (): number => process.cpuUsage().user / 1000;

const answer = 'The parcel came yesterday.\n\nThanks,\nMaria';

describe('Q2 reply headers are found in many languages', () => {
  const headers: [string, string][] = [
    ['English Gmail', 'On Mon, Nov 2, 2026 at 10:14 AM Help Desk <desk@shop.example> wrote:'],
    ['English wrapped', 'On Mon, Nov 2, 2026 at 10:14 AM Help Desk <\ndesk@shop.example> wrote:'],
    ['Apple Mail', 'On 2 Nov 2026, at 10:14, Help Desk <desk@shop.example> wrote:'],
    ['Zoho', '---- On Mon, 02 Nov 2026 10:14:50 +0100 desk@shop.example wrote ----'],
    ['German', 'Am 02.11.2026 um 10:14 schrieb Help Desk <desk@shop.example>:'],
    ['French', 'Le lun. 2 nov. 2026 à 10:14, Help Desk <desk@shop.example>\na écrit :'],
    ['Spanish', 'El lun, 2 nov 2026 a las 10:14, Help Desk (<desk@shop.example>) escribió:'],
    ['Portuguese', 'Em 2 de novembro de 2026 10:14, Help Desk <desk@shop.example> escreveu:'],
    ['Italian', 'Il giorno lun 2 nov 2026 alle ore 10:14 Help Desk <desk@shop.example> ha scritto:'],
    ['Dutch', 'Op ma 2 nov. 2026 om 10:14 schreef Help Desk <desk@shop.example>:'],
    ['Danish', 'Den man. 2. nov. 2026 kl. 10.14 skrev Help Desk <desk@shop.example>:'],
    ['Swedish', 'Den mån 2 nov. 2026 10:14Help Desk <desk@shop.example> skrev:'],
    ['Norwegian', 'man. 2. nov. 2026 kl. 10:14 skrev Help Desk <desk@shop.example>:'],
    ['Finnish', 'ma 2. marrask. 2026 klo 10.14 Help Desk <desk@shop.example> kirjoitti:'],
    ['Polish', 'pon., 2 lis 2026 o 10:14 Help Desk <desk@shop.example> napisał(a):'],
    ['Czech', 'po 2. 11. 2026 v 10:14 odesílatel Help Desk <desk@shop.example> napsal:'],
    ['Hungarian', 'Help Desk <desk@shop.example> ezt írta (időpont: 2026. nov. 2., H, 10:14):'],
    ['Romanian', 'Pe lun., 2 nov. 2026 la 10:14, Help Desk <desk@shop.example> a scris:'],
    ['Russian', 'пн, 2 нояб. 2026 г. в 10:14, Help Desk <desk@shop.example>:'],
    ['Ukrainian', 'пн, 2 лист. 2026 р. о 10:14 Help Desk <desk@shop.example> пише:'],
    ['Greek', 'Στις Δευ 2 Νοε 2026 στις 10:14 π.μ., ο/η Help Desk <desk@shop.example> έγραψε:'],
    ['Turkish', 'Help Desk <desk@shop.example>, 2 Kas 2026 Pzt, 10:14 tarihinde şunu yazdı:'],
    ['Vietnamese', 'Vào Th 2, 2 thg 11, 2026 vào lúc 10:14 Help Desk <desk@shop.example> đã viết:'],
    ['Indonesian', 'Pada Sen, 2 Nov 2026 pukul 10.14 Help Desk <desk@shop.example> menulis:'],
    ['Hebrew', 'בתאריך יום ב׳, 2 בנוב׳ 2026 ב-10:14 מאת Help Desk <desk@shop.example>:'],
    ['Arabic', 'في الاثنين، 2 نوفمبر 2026 في 10:14 ص تمت كتابة ما يلي بواسطة Help Desk <desk@shop.example>:'],
    ['Chinese Gmail', 'Help Desk <desk@shop.example> 于2026年11月2日周一 10:14写道：'],
    ['Traditional Chinese', 'Help Desk <desk@shop.example> 於 2026年11月2日 週一 上午10:14寫道：'],
    ['Chinese Apple Mail', '在 2026年11月2日，10:14，Help Desk <desk@shop.example> 写道：'],
    ['Japanese', '2026年11月2日(月) 10:14 Help Desk <desk@shop.example>:'],
    ['Korean', '2026년 11월 2일 (월) 오전 10:14, Help Desk <desk@shop.example>님이 작성:'],
  ];
  it.each(headers)('Q2 %s', (_name, header) => {
    const quoted = trimText(`${answer}\n\n${header}\n\n> When did it come?\n> Regards`);
    expect(quoted.visibleText).toBe(answer);
    const unquoted = trimText(`${answer}\n\n${header}\n\nWhen did it come?`);
    expect(unquoted.visibleText).toBe(answer);
    expect(unquoted.elidedText).toContain('When did it come?');
  });
});

describe('Q2 header blocks', () => {
  const blocks: [string, string][] = [
    ['Outlook English', 'From: Desk <desk@shop.example>\nSent: Monday, November 2, 2026 10:14\nTo: Maria\nSubject: RE: Parcel'],
    ['Outlook German', 'Von: Desk <desk@shop.example>\nGesendet: Montag, 2. November 2026 10:14\nAn: Maria\nBetreff: AW: Paket'],
    ['Outlook French', 'De : Desk <desk@shop.example>\nEnvoyé : lundi 2 novembre 2026 10:14\nÀ : Maria\nObjet : RE: Colis'],
    ['QQ', '------------------ 原始邮件 ------------------\n发件人: "Desk" <desk@shop.example>;\n发送时间: 2026年11月2日(星期一) 上午10:14\n收件人: "王芳"<wf@mail.example>;\n主题: 回复：包裹'],
    ['NetEase', '---- 回复的原邮件 ----\n| 发件人 | Desk<desk@shop.example> |\n| 日期 | 2026年11月02日 10:14 |'],
    ['Outlook Japanese', '差出人: Desk <desk@shop.example>\n送信日時: 2026年11月2日 10:14\n宛先: Maria\n件名: RE: 荷物'],
    ['Lotus rule', '-----Original Message-----\nFrom: desk@shop.example'],
    ['bold labels', '*From:* Desk\n*Sent:* Monday\n*To:* Maria\n*Subject:* Parcel'],
  ];
  it.each(blocks)('Q2 %s', (_name, block) => {
    expect(trimText(`${answer}\n\n${block}\n\nWhen did it come?`).visibleText).toBe(answer);
  });
});

describe('Q1 nothing of the answer is lost', () => {
  it('Q1 an interleaved answer is never cut', () => {
    const text = 'On Mon, Nov 2, 2026 at 10:14 AM Desk <d@s.example> wrote:\n> Which colour?\n\nBlue.\n\n> Which size?\n\nLarge.';
    const { visibleText } = trimText(text);
    for (const part of ['Which colour?', 'Blue.', 'Which size?', 'Large.']) expect(visibleText).toContain(part);
  });
  it('Q1 an answer below the quote is what shows', () => {
    expect(trimText('On Mon, Nov 2, 2026 at 10:14 AM Desk <d@s.example> wrote:\n> Which colour?\n\nBlue, please.').visibleText).toBe('Blue, please.');
  });
  it('Q1 a mail of quotes only is kept whole', () => {
    expect(trimText('> all of this\n> was quoted').visibleText).toBe('> all of this\n> was quoted');
  });
  it('Q1 visible and elided text cover the body', () => {
    const { visibleText, elidedText } = trimText(`${answer}\n\nOn 2 Nov 2026, at 10:14, Desk <d@s.example> wrote:\n> x1\n> x2`);
    for (const line of ['The parcel', 'Maria', 'Desk', '> x1', '> x2']) expect(`${visibleText}\n${elidedText}`).toContain(line);
  });
  it.each([
    ['On the other hand, the price was fine.\n\nOn Friday we meet.'],
    ['From: our point of view it works.\nNothing else.'],
    ['Sent from my desk, this is a sentence and not a device.'],
    ['Interview:\n\nDate: Wednesday\nTime: 7 pm\nPlace: Main St\n\nBring your papers.'],
    ['List:\n-- first\n-- second\n\nDone'],
    ['Code:\n```\n--\nx\n```\nEnd'],
  ])('Q1 innocent text is left alone %#', (text) => {
    expect(trimText(text)).toMatchObject({ visibleText: text, elidedText: '' });
  });
});

describe('Q2 odd clients', () => {
  it('Q2 a header on the answer\'s own line, and Foxmail\'s address above its block', () => {
    expect(trimText('Fine. On Mon, Nov 2, 2026 at 10:14 AM, d@s.example wrote:\n> old').visibleText).toBe('Fine.');
    expect(trimText('好的\n\nwf@mail.example\n\n发件人： 客服\n发送时间： 2026-11-02 10:14\n收件人： wf\n主题： x\n您好').visibleText).toBe('好的');
  });
  it('Q1 two answers around one quote both stay', () => {
    expect(trimText('First.\n\nOn 04/19/2026 07:10 AM, Desk wrote:\n>\n> old\n\nSecond.').visibleText).toBe('First.\n\nSecond.');
  });
});

describe('Q1 signatures', () => {
  it.each([
    ['-- \nMaria Lopez\nShop manager'],
    ['Sent from my iPhone'],
    ['Von meinem iPhone gesendet'],
    ['Envoyé de mon iPhone'],
    ['发自我的iPhone'],
    ['Get Outlook for Android<https://aka.ms/x>'],
    ['Best regards,\n\nMaria Lopez\nShop manager\n+34 600 000 000'],
  ])('Q1 signature %# is elided', (signature) => {
    expect(trimText(`It works now.\n\n${signature}`).visibleText).toBe('It works now.');
  });
});

describe('Q3 Q4', () => {
  it('Q3 our own marker wins', () => {
    expect(trimText('Yes.\n\n--- Reply above this line ---\n\nFrom the desk: hello').visibleText).toBe('Yes.');
    expect(trimText('好的。\n\n---请在此行上方回复---\n\n您好').visibleText).toBe('好的。');
  });
  it('Q4 a megabyte of > takes less than a second', () => {
    const started = cpu();
    trimText('>'.repeat(1 << 20));
    trimText('>\n'.repeat(1 << 19));
    expect(cpu() - started).toBeLessThan(1000);
  });
});
