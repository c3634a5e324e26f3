import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { parseMail } from './parse-mail.js';
import type { ParsedMail } from './parsed-mail.js';

// CPU and not wall time: a busy machine must not fail the build.
const cpu = (): number => process.cpuUsage().user / 1000;

const head = 'From: Maria <maria@customer.example>\r\nTo: desk@shop.example\r\nSubject: Parcel\r\nMessage-ID: <m1@customer.example>\r\nDate: Mon, 02 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n';
const parse = (raw: string | Buffer): Promise<ParsedMail> => parseMail(Buffer.isBuffer(raw) ? raw : Buffer.from(raw));
const withBody = (type: string, body: Buffer): Promise<ParsedMail> => parse(Buffer.concat([Buffer.from(`${head}Content-Type: ${type}\r\n\r\n`), body]));

describe('P1 P2 charsets', () => {
  it.each([
    ['P1 gb2312 label decodes as gb18030', 'text/plain; charset=gb2312', 'gb18030', '朱镕基 𠮷'],
    ['P1 big5 label decodes as its superset', 'text/plain; charset=big5', 'big5-hkscs', '嘅喺咗啲'],
    ['P1 shift_jis label decodes as cp932', 'text/plain; charset=shift_jis', 'cp932', '①②㈱髙橋'],
    ['P1 iso-8859-1 label decodes as windows-1252', 'text/plain; charset=iso-8859-1', 'windows-1252', '“quotes” – €'],
    ['P1 unknown label falls back to UTF-8', 'text/plain; charset=x-unknown', 'utf-8', '订单号'],
    ['P1 missing label, legacy Chinese is guessed', 'text/plain', 'gb18030', '您好，我的订单还没有收到，请尽快处理，谢谢'],
    ['P1 missing label, Cyrillic is guessed', 'text/plain', 'windows-1251', 'Здравствуйте, где мой заказ? Спасибо за ответ'],
    ['P1 missing label, Western is guessed', 'text/plain', 'windows-1252', 'Die Lieferung ist für nächste Woche geplant, schöne Grüße'],
    ['P2 utf-7 is decoded', 'text/plain; charset=utf-7', 'utf-7', 'Grüße 订单'],
  ])('%s', async (_name, type, encoding, text) => {
    expect((await withBody(type, iconv.encode(text, encoding))).text.trim()).toBe(text);
  });
  it('P2 HZ, ISO-2022-KR and ISO-2022-JP are decoded', async () => {
    expect((await withBody('text/plain; charset=hz-gb-2312', Buffer.from('~{<:Ky2;NpJ)~} ok'))).text).toBe('己所不勿施 ok');
    expect((await withBody('text/plain; charset=iso-2022-kr', Buffer.from('\x1b$)C\x0eGQ1[\x0f'))).text).toBe('한글');
    expect((await withBody('text/plain; charset=iso-2022-jp', Buffer.from('\x1b$BF|K\\\x1b(B!'))).text).toBe('日本!');
  });
});

describe('P3 encoded words', () => {
  it.each([
    ['a character split across two words', `=?utf-8?B?${Buffer.from('订单').subarray(0, 4).toString('base64')}?= =?utf-8?B?${Buffer.from('订单').subarray(4).toString('base64')}?=`, '订单'],
    ['Q with underscores', '=?iso-8859-1?Q?Gr=FC=DFe_aus?= Berlin', 'Grüße aus Berlin'],
    ['raw UTF-8', 'Grüße', 'Grüße'],
    ['words glued together', '=?utf-8?Q?a=C3=A4?==?utf-8?Q?b?=', 'aäb'],
    ['no line break gets through', '=?utf-8?Q?a=0D=0ABcc:_x?=', 'a Bcc: x'],
  ])('P3 %s', async (_name, raw, subject) => {
    expect((await parse(`From: a@b.example\r\nSubject: ${raw}\r\n\r\nx`)).subject).toBe(subject);
  });
  it('P3 RFC 2231 continuations and encoded file names', async () => {
    const part = (disposition: string): string => `${head}Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nx\r\n--B\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; ${disposition}\r\n\r\nx\r\n--B--`;
    const name = async (disposition: string): Promise<string | undefined> => (await parse(part(disposition))).attachments[0]?.name;
    expect(await name("filename*0*=utf-8''%E8%AE; filename*1*=%A2%E5%8D%95; filename*2=.pdf")).toBe('订单.pdf');
    expect(await name('filename="=?utf-8?B?6K6i5Y2V?=.pdf"')).toBe('订单.pdf');
    expect(await name('filename="../../etc/pass\u202ewd.pdf"')).toBe('pass wd.pdf');
    expect(await name('filename=two words.pdf')).toBe('two words.pdf');
  });
});

describe('P4 P5 bodies and attachments', () => {
  const image = 'Content-Type: image/png\r\nContent-ID: <logo@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n';
  it('P4 alternatives give both forms, HTML only gives text', async () => {
    const mail = await parse(`${head}Content-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nplain\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--B--`);
    expect(mail).toMatchObject({ text: 'plain', html: '<p>rich</p>' });
    expect((await withBody('text/html', Buffer.from('<p>one</p><p>two &amp; three</p>'))).text).toBe('one\n\ntwo & three');
  });
  it('P4 empty HTML falls back to the plain part', async () => {
    const mail = await parse(`${head}Content-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\n\r\nplain\r\n--B\r\nContent-Type: text/html\r\n\r\n<html><body> </body></html>\r\n--B--`);
    expect(mail).toMatchObject({ text: 'plain', html: null });
  });
  it('P4 several texts of a mixed mail come in order, a message is an attachment', async () => {
    const mail = await parse(`${head}Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\none\r\n--B\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nhidden\r\n--B\r\n\r\ntwo\r\n--B--`);
    expect(mail.text).toBe('one\n\ntwo');
    expect(mail.attachments.map((item) => item.name)).toEqual(['inner.eml']);
  });
  it('P5 images the text shows are inline, others and nameless ones are files', async () => {
    const mail = await parse(`${head}Content-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<img src="cid:logo@x">Hi\r\n--B\r\n${image}--B\r\n${image.replace('logo', 'other')}--B--`);
    expect(mail.attachments.map(({ name, inline, contentId }) => ({ name, inline, contentId }))).toEqual([
      { name: 'image.png', inline: true, contentId: 'logo@x' },
      { name: 'image1.png', inline: false, contentId: 'other@x' },
    ]);
  });
  it('P8 a signed mail shows its text and no signature blob', async () => {
    const mail = await parse(`${head}Content-Type: multipart/signed; boundary=B\r\n\r\n--B\r\n\r\nsigned text\r\n--B\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nxx\r\n--B--`);
    expect(mail).toMatchObject({ text: 'signed text', attachments: [] });
  });
});

describe('P9 P10 P11 broken and hostile mail', () => {
  it.each([
    ['nothing at all', ''],
    ['NUL bytes', '\0\0\0'],
    ['no blank line', 'From: a@b.example\r\nSubject: x'],
    ['an mbox line', 'From x Mon Nov  2 10:00:00 2026\nFrom: a@b.example\n\ntext'],
    ['bare CR', 'From: a@b.example\rSubject: x\r\rtext'],
    ['a boundary that never comes', 'Content-Type: multipart/mixed; boundary=nope\r\n\r\ntext'],
  ])('P9 %s never throws', async (_name, raw) => {
    expect((await parse(raw)).warnings.join()).not.toContain('unparseable');
  });
  it('P9 text of a multipart without delimiters is shown, uuencoded files are taken out', async () => {
    expect((await parse(`${head}Content-Type: multipart/mixed; boundary=nope\r\n\r\njust text`)).text).toBe('just text');
    const mail = await parse(`${head}\r\nSee file.\r\nbegin 644 hi.txt\r\n#:&D*\r\n\`\r\nend\r\n`);
    expect(mail.attachments[0]).toMatchObject({ name: 'hi.txt', size: 3 });
    expect(mail.visibleText).toBe('See file.');
  });
  it.each([
    ['Maria maria@x.example', { name: 'Maria', address: 'maria@x.example' }],
    ['"Lopez, Maria" <Maria@X.Example>', { name: 'Lopez, Maria', address: 'Maria@x.example' }],
    ['=?utf-8?Q?L=C3=B3pez,_M?= <m@x.example>', { name: 'López, M', address: 'm@x.example' }],
    ['m@x.example (Maria)', { name: 'Maria', address: 'm@x.example' }],
    ['Team: a@x.example, b@x.example;', { name: '', address: 'a@x.example' }],
    ['王芳 <wf@例子.example>', { name: '王芳', address: 'wf@例子.example' }],
    ['nobody', { name: '', address: 'nobody', invalid: true }],
  ])('P10 From: %s', async (raw, from) => {
    expect((await parse(`From: ${raw}\r\n\r\nx`)).from).toEqual(from);
  });
  it('P11 a MIME bomb gives a ticket with a warning', async () => {
    let bomb = head;
    for (let i = 0; i < 150; i++) bomb += `Content-Type: multipart/mixed; boundary=b${i}x\r\n\r\n--b${i}x\r\n`;
    expect((await parse(bomb)).warnings).toContain('truncated: more than 100 MIME levels');
    const parts = await parse(`${head}Content-Type: multipart/mixed; boundary=B\r\n\r\n${'--B\r\n\r\nx\r\n'.repeat(10_000)}--B--`);
    expect(parts.warnings).toContain('truncated: more than 1000 MIME parts');
  });
});

describe('T8 I2 I3 ids', () => {
  it('T8 brackets, bare ids, comments and folding', async () => {
    const mail = await parse('From: a@b.example\r\nIn-Reply-To: <1@x> (from Maria)\r\nReferences: <0@x>\r\n <1@x>\r\n\t<2@x>\r\n\r\nx');
    expect(mail).toMatchObject({ inReplyTo: ['<1@x>'], references: ['<0@x>', '<1@x>', '<2@x>'] });
    expect((await parse('In-Reply-To: 1@x\r\n\r\nx')).inReplyTo).toEqual(['<1@x>']);
  });
  it('T8 50,000 references take less than a second and the last 50 count', async () => {
    const started = cpu();
    const mail = await parse(`References: ${Array.from({ length: 50_000 }, (_, i) => `<${i}@x>`).join('\r\n ')}\r\n\r\nx`);
    expect(cpu() - started).toBeLessThan(1000);
    expect(mail.references).toHaveLength(50);
    expect(mail.references.at(-1)).toBe('<49999@x>');
  });
  it('I2 I3 the digest ignores line endings, the derived id ignores Received', async () => {
    const a = await parse('From: a@b.example\r\nDate: Mon, 02 Nov 2026 10:00:00 +0100\r\nSubject: x\r\n\r\nline\r\nline\r\n');
    const b = await parse('Received: elsewhere\nFrom: a@b.example\nDate: Mon, 02 Nov 2026 10:00:00 +0100\nSubject: x\n\nline\nline');
    expect(b.bodyDigest).toBe(a.bodyDigest);
    expect(a.messageId).toBeNull();
    expect(b.normalisedMessageId).toBe(a.normalisedMessageId);
    expect(a.normalisedMessageId).toMatch(/^<[0-9a-f]{40}@/);
  });
  it('T3 delivered-to addresses are collected, S3 templates stay text', async () => {
    const mail = await parse('Delivered-To: desk+t.1@shop.example\r\nX-Original-To: desk@shop.example\r\nFrom: a@b.example\r\nSubject: {{agent.token}}\r\n\r\n{{x}} @anna');
    expect(mail.deliveredTo).toEqual(['desk+t.1@shop.example', 'desk@shop.example']);
    expect(mail).toMatchObject({ subject: '{{agent.token}}', text: '{{x}} @anna' });
  });
});

describe('P8 protected mail', () => {
  it('P8 opaque S/MIME shows its text, encrypted mail says so', async () => {
    const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
      const content = Buffer.concat(parts);
      return Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 255]), content]);
    };
    const entity = Buffer.from('Content-Type: text/plain\r\n\r\nsigned inside');
    const signed = tlv(0x30, Buffer.from('06092a864886f70d010702', 'hex'), tlv(0xa0, tlv(0x30, tlv(0x30, Buffer.from('06092a864886f70d010701', 'hex'), tlv(0xa0, tlv(0x04, entity))))));
    const type = 'application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64';
    expect(await withBody(type, Buffer.from(signed.toString('base64')))).toMatchObject({ text: 'signed inside', protection: 'signed' });
    const secret = await withBody(type, Buffer.from('MIAGCSqGSIb3DQEHA6CAMIACAQA='));
    expect(secret.protection).toBe('encrypted');
    expect(secret.warnings.join()).toContain('encrypted');
    const pgp = await withBody('text/plain', Buffer.from('-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHello\n-----BEGIN PGP SIGNATURE-----\nxx\n-----END PGP SIGNATURE-----'));
    expect(pgp).toMatchObject({ visibleText: 'Hello', protection: 'signed' });
  });
});
