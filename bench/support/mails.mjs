const sentences = [
  '您好,我昨天下午转给尾号 6621 的 5,000 元到现在还没到账,能帮我看一下吗?', '收到的合同第 3 页没有盖骑缝章,需要重新寄吗?', '从昨晚开始光猫红灯,重启三次都不行。家里有老人要用网上问诊,请尽快。',
  'My statement shows two charges of 199 on 14 March. I only ordered once.', 'Since the update the app says that my device is not authorised.', '请给我书面说明。',
];

/** Text of about `bytes`, three of five sentences Chinese; `seed` makes it another one. */
export function words(bytes, seed) {
  const parts = [`#${seed}`];
  for (let size = 0, i = seed; size < bytes; i = (i * 7 + 3) % 9973) {
    const sentence = sentences[i % sentences.length];
    parts.push(sentence);
    size += Buffer.byteLength(sentence) + 1;
  }
  return parts.join('\n');
}

const base64 = (text) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');

/** A customer's mail of about `bytes`: text and HTML parts, a quoted reply below it when `quoted`. */
export function makeMail({ seed, bytes, from, to, quoted = false }) {
  const text = words(Math.round(bytes * 0.28), seed);
  const old = quoted ? `\n\n在 2026年11月20日,客服 <${to}> 写道:\n${words(Math.round(bytes * 0.06), seed + 1).replaceAll(/^/gm, '> ')}` : '';
  const html = `<html><body style="font-family:sans-serif">${text.split('\n').map((line) => `<p style="margin:0 0 8px">${line}</p>`).join('')}${quoted ? `<div class="gmail_quote"><blockquote>${old}</blockquote></div>` : ''}<script>track()</script></body></html>`;
  return [
    `From: =?UTF-8?B?${Buffer.from(`王芳${seed}`).toString('base64')}?= <${from}>`, `To: <${to}>`, `Subject: =?UTF-8?B?${Buffer.from(`转账未到账 ${seed}`).toString('base64')}?=`,
    `Message-ID: <${seed}.${Date.now().toString(36)}@mail.example>`, `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`, 'MIME-Version: 1.0',
    'X-Mailer: Foxmail 7.2', 'Received: from mail.example (mail.example [192.0.2.7]) by mx.desk.example; Tue, 24 Nov 2026 09:00:00 +0000',
    'Content-Type: multipart/alternative; boundary="=_bench"', '',
    '--=_bench', 'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: base64', '', base64(text + old),
    '--=_bench', 'Content-Type: text/html; charset=UTF-8', 'Content-Transfer-Encoding: base64', '', base64(html), '--=_bench--', '',
  ].join('\r\n');
}
