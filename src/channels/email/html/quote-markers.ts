import type { LineMark } from '../quote/quoted-line.js';
import type { HtmlElement } from './parse-html.js';

// Rule Q2: what each client writes around old text. Outlook prefixes foreign names with "x_", Yahoo with "ydp<hash>".
const byClass: Record<string, LineMark> = {
  gmail_quote: 'quote', gmail_quote_container: 'quote', gmail_attr: 'header', gmail_quote_attribution: 'header', gmail_signature: 'signature',
  gmail_signature_prefix: 'signature',
  'moz-cite-prefix': 'header', 'moz-forward-container': 'quote', 'moz-signature': 'signature', 'moz-email-headers-table': 'quote',
  yahoo_quoted: 'quote', qtdseparatebr: '', ydpyahoo_quoted: 'quote',
  protonmail_quote: 'quote', protonmail_signature_block: 'signature',
  zmail_extra: 'quote', zmail_extra_hr: 'cut',
  outlookmessageheader: 'cut',
  tutanota_quote: 'quote', 'front-blockquote': 'quote', missive_quote: 'quote', history_container: 'quote',
  __aliyun_previous_history_wrap: 'quote', 'mail-quote-collapse': 'quote', freshdesk_quote: 'quote', hs_reply: 'quote',
  airmail_ext_on: 'header', airmail_on: 'header', airmail_ext_quote: 'quote', 'sh-quoted-content': 'quote', mailbird_quote: 'quote',
  'intercom-quoted-content': 'quote', 'zimbra-quote': 'quote', wordsection_quote: 'quote', quoted_content: 'quote',
  acompli_signature: 'signature', 'apple-mail-signature': 'signature', 'sh-signature': 'signature', tutanota_signature: 'signature',
  foxmail_quote: 'quote', xm_quote: 'quote', 'qqmail_quote': 'quote', xm_mail_oringinal_describe: 'quote', xmmailreplydetail: 'quote',
  'mcntmcntmcnt': '', elided_text: 'quote', 'yandex-quote': 'quote', yj6qo: 'quote',
};

const byId: Record<string, LineMark> = {
  divrplyfwdmsg: 'cut', appendonsend: 'cut', stopspelling: 'cut', olk_src_body_section: 'quote',
  'mail-editor-reference-message-container': 'quote', 'ms-outlook-mobile-body-separator-line': '', 'ms-outlook-mobile-signature': 'signature',
  isreplycontent: 'quote', isforwardcontent: 'quote', 'ntes-pcmac-signature': 'signature', 'ntes-pcmail-signature-default': 'signature',
  divneteasemailcard: 'signature',
  zwchr: 'cut', blockquote_zmail: 'quote', qt: 'quote', 'reply-intro': 'header', 'original-content': 'quote', origbody: 'quote',
  applemailsignature: 'signature', 'applemailsignature-quote': 'quote', signature: 'signature', composer_signature: 'signature',
  protonmail_quote: 'quote', replywithmessage: 'quote', mailboxconversation: 'quote', lotus_quote: 'quote', _rc_sig: 'signature',
};

const byName: Record<string, LineMark> = { messagereplysection: 'quote', messagesignaturesection: 'signature', 'quote': 'quote' };
const byDataMarker: Record<string, LineMark> = { __quoted_text__: 'quote', __headers__: 'quote', __divider__: 'cut', __sig_pre__: 'signature', __sig_post__: 'signature' };

// The blue or grey rule above From/Sent/To/Subject in Outlook 2007 and later, and in Windows Mail and Foxmail.
const outlookRule = /border-top\s*:\s*(?:solid\s*#?(?:b5c4df|e1e1e1)\s*1\.0pt|1(?:\.0)?p[tx]\s*solid\s*(?:#b5c4df|#e1e1e1|rgb\(225,\s*225,\s*225\)|rgb\(181,\s*196,\s*223\)|rgb\(229,\s*229,\s*229\)|#e5e5e5))/i;

/** The quote mark an element carries by its client's conventions, or ''. */
export function markOf(element: HtmlElement): LineMark {
  const { tag, attributes } = element;
  if (tag === 'blockquote') return 'quote';
  if (tag === 'includetail') return 'quote';
  const id = attributes['id'];
  if (id) {
    const mark = byId[plainName(id)] ?? (/^(?:x_)*yahoo_quoted_/i.test(id) ? 'quote' : undefined);
    if (mark) return mark;
  }
  const names = attributes['class'];
  if (names) {
    for (const name of names.split(/\s+/, 12)) {
      const mark = byClass[plainName(name)];
      if (mark) return mark;
    }
  }
  const name = attributes['name'];
  if (name && tag !== 'a' && tag !== 'meta') {
    const mark = byName[plainName(name)];
    if (mark) return mark;
  }
  const marker = attributes['data-marker'];
  if (marker) return byDataMarker[marker.toLowerCase()] ?? '';
  if (tag === 'hr') return isReplyRule(attributes) ? 'cut' : '';
  if (tag === 'div' && attributes['style'] && outlookRule.test(attributes['style'])) return 'cut';
  return '';
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/^(?:x_|ecx)+/, '').replace(/^(?:ydp[0-9a-f]{6,10}|yiv\d{6,12})/, '');
}

// Outlook on the web, Hotmail and Outlook 2003 put <hr tabindex="-1" width 98 or 100 %> between the answer and the old mail.
function isReplyRule(attributes: Record<string, string>): boolean {
  if (attributes['tabindex'] !== '-1') return false;
  return /9[0-9]|100/.test(`${attributes['width'] ?? ''}${attributes['style'] ?? ''}`) || attributes['size'] === '2';
}
