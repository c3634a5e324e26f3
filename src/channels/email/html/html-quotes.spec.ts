import { describe, expect, it } from '@jest/globals';
import { trimLines } from '../trim-quote.js';
import { htmlLines } from './html-lines.js';

const visible = (html: string): string => trimLines(htmlLines(html)).visibleText.replace(/\s+/g, ' ');
const old = '<p>OLD text of the desk</p>';

// One mail of each client, written for this test: the answer is always "Yes, it works."
const clients: [string, string][] = [
  ['Gmail', `<div dir="ltr">Yes, it works.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Nov 2, 2026 at 10:14 AM Desk &lt;<a href="mailto:d@s.example">d@s.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">${old}</blockquote></div>`],
  ['Gmail with a signature', `<div dir="ltr">Yes, it works.<div><br clear="all"><div class="gmail_signature">-- <br>Maria</div></div></div><div class="gmail_quote gmail_quote_container"><div class="gmail_attr">On Mon wrote:</div><blockquote>${old}</blockquote></div>`],
  ['Outlook desktop', `<div class="WordSection1"><p class="MsoNormal">Yes, it works.</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Desk<br><b>Sent:</b> Monday<br><b>To:</b> M<br><b>Subject:</b> x</p></div></div>${old}</div>`],
  ['Outlook desktop in an unknown language', `<div class="WordSection1"><p>Yes, it works.</p><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"><p><b>Xyz:</b> Desk</p></div>${old}</div>`],
  ['Outlook web', `<div class="elementToProof">Yes, it works.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Desk<br><b>Sent:</b> Monday<br></div>${old}`],
  ['Outlook web, nested in an old x_ mail', `<div>Yes, it works.</div><div id="x_divRplyFwdMsg"><b>From:</b> Desk</div>${old}`],
  ['Outlook mobile', `<div>Yes, it works.</div><div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/x">Outlook for iOS</a></div><div id="mail-editor-reference-message-container"><b>From:</b> Desk${old}</div>`],
  ['Outlook for Mac', `<div>Yes, it works.</div><span id="OLK_SRC_BODY_SECTION"><div><b>From: </b>Desk</div>${old}</span>`],
  ['Outlook 2003', `<p>Yes, it works.</p><div><hr size=2 width="100%" align=center tabindex=-1></div><p><b>From:</b> Desk</p>${old}`],
  ['Hotmail', `<div dir="ltr">Yes, it works.<br><br><div><hr id="stopSpelling">Date: Mon, 2 Nov 2026<br>From: d@s.example<br>${old}</div></div>`],
  ['Windows Mail', `<div>Yes, it works.</div><div style="border-top:1px solid rgb(229,229,229)"><b>From:</b> Desk<br><b>Sent:</b> Monday</div>${old}`],
  ['Apple Mail', `<div>Yes, it works.</div><br><div><blockquote type="cite"><div>On 2 Nov 2026, at 10:14, Desk &lt;d@s.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>${old}</div></blockquote></div>`],
  ['iPhone', `Yes, it works.<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On 2 Nov 2026, at 10:14, Desk wrote:<br></blockquote></div><blockquote type="cite">${old}</blockquote>`],
  ['Thunderbird', `<p>Yes, it works.</p><div class="moz-cite-prefix">On 02.11.26 10:14, Desk wrote:<br></div><blockquote type="cite" cite="mid:1@x">${old}</blockquote><div class="moz-signature">-- <br>M</div>`],
  ['Yahoo', `<div class="ydp1a2b3c4dyahoo-style-wrap"><div>Yes, it works.</div></div><div id="ydp9f8e7d6cyahoo_quoted_123" class="ydp9f8e7d6cyahoo_quoted"><div>On Monday, November 2, 2026, Desk wrote:</div>${old}</div>`],
  ['Proton', `<div>Yes, it works.</div><div class="protonmail_signature_block">Sent with Proton Mail</div><div class="protonmail_quote">On Monday wrote:<br><blockquote class="protonmail_quote">${old}</blockquote></div>`],
  ['Zimbra', `<div>Yes, it works.</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>Desk</div><div data-marker="__QUOTED_TEXT__">${old}</div>`],
  ['Zoho', `<div>Yes, it works.</div><div class="zmail_extra_hr" style="border-top: 1px solid #ccc"></div><div class="zmail_extra"><div>---- On Mon, 02 Nov 2026 wrote ---</div><blockquote id="blockquote_zmail">${old}</blockquote></div>`],
  ['QQ', `<div>Yes, it works.</div><div><includetail><div style="font-size:12px">------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b> Desk</div>${old}</includetail></div>`],
  ['QQ without its tag', `<div>Yes, it works.</div><div style="font-size: 12px;">------------------&nbsp;Original&nbsp;------------------</div><div style="font-size: 12px;background:#efefef;"><div><b>From: </b>&nbsp;"Desk"&lt;d@s.example&gt;;</div><div><b>Date: </b>&nbsp;Mon, Nov 2, 2026 10:14 AM</div><div><b>To: </b>&nbsp;"M"&lt;m@x.example&gt;;</div><div><b>Subject: </b>&nbsp;x</div></div>${old}`],
  ['NetEase', `<div>Yes, it works.</div><br><div id="isReplyContent"><p>At 2026-11-02 10:14:00, "Desk" &lt;d@s.example&gt; wrote:</p><blockquote id="isReplyContent">${old}</blockquote></div>`],
  ['NetEase web, bare', `<div>Yes, it works.</div><p>在 2026-11-02 10:14:00，"Desk" &lt;d@s.example&gt; 写道：</p><blockquote>${old}</blockquote>`],
  ['Foxmail', `<div>Yes, it works.</div><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div><b>发件人：</b>&nbsp;d@s.example</div><div><b>发送时间：</b>&nbsp;2026-11-02&nbsp;10:14</div></div>${old}`],
  ['Yandex', `<div>Yes, it works.</div><div> </div><div>02.11.2026, 10:14, "Desk" &lt;d@s.example&gt;:</div><blockquote>${old}</blockquote>`],
  ['mail.ru', `Yes, it works.<br><br>Понедельник,  2 ноября 2026, 10:14 +03:00 от Desk &lt;d@s.example&gt;:<br><blockquote style="border-left:1px solid #0857A6">${old}</blockquote>`],
  ['Alibaba', `<div class="__aliyun_email_body_block"><div>Yes, it works.</div><blockquote class="__aliyun_previous_history_wrap">------------------------------------------------------------------<div>发件人：Desk</div>${old}</blockquote></div>`],
  ['Spark', `<div name="messageBodySection">Yes, it works.</div><div name="messageSignatureSection"><br>Maria</div><div name="messageReplySection">On 2 Nov 2026, Desk wrote:<blockquote>${old}</blockquote></div>`],
  ['Fastmail', `<div>Yes, it works.</div><div>On Mon, 2 Nov 2026, at 10:14 AM, Desk wrote:</div><blockquote type="cite" id="qt">${old}</blockquote>`],
  ['Roundcube', `<p>Yes, it works.</p><p id="reply-intro">On 2026-11-02 10:14, Desk wrote:</p><blockquote type="cite">${old}</blockquote>`],
  ['a client nobody knows', `<div>Yes, it works.</div><div>From: Desk &lt;d@s.example&gt;</div><div>Date: 2 November 2026</div><div>To: M</div><div>Subject: x</div>${old}`],
];

describe('Q2 the old text of every client is found', () => {
  it.each(clients)('Q2 %s', (_name, html) => {
    expect(visible(`<html><head><style>p{margin:0}</style></head><body>${html}</body></html>`)).toBe('Yes, it works.');
  });
  it('Q2 an answer below a Gmail quote shows', () => {
    expect(visible(`<div class="gmail_quote"><div class="gmail_attr">On Mon, Nov 2, 2026 at 1:00 PM Desk wrote:</div><blockquote class="gmail_quote">${old}</blockquote></div><div>Yes, it works.</div>`)).toBe('Yes, it works.');
  });
  it('Q1 answers between HTML quotes stay', () => {
    const text = visible('<blockquote type="cite">Blue?</blockquote><div>Yes, it works.</div><blockquote type="cite">Large?</blockquote><div>No.</div>');
    expect(text).toBe('Blue? Yes, it works. Large? No.');
  });
  it('Q1 a mail of one quote is kept whole', () => {
    expect(visible('<blockquote>Only this</blockquote>')).toBe('Only this');
  });
});
