import { classifyMail } from './classify-mail.js';
import { cleanHtml } from './clean-html.js';
import { findForward } from './forward/find-forward.js';
import { guessLanguage } from './guess-language.js';
import { digestBody, normaliseMessageId } from './mail-digests.js';
import { collectAttachments } from './mime/collect-attachments.js';
import { collectBody } from './mime/collect-body.js';
import { decodeText } from './mime/decode-text.js';
import { parseMailDate } from './mime/parse-mail-date.js';
import { parseMessageId, parseMessageIds } from './mime/parse-message-ids.js';
import { protectionOf, unwrapOpaque } from './mime/unwrap-signed.js';
import { walkMime } from './mime/walk-mime.js';
import type { ParsedMail, ParseMailOptions } from './parsed-mail.js';
import { readMailHeaders } from './read-mail-headers.js';
import { readMailText } from './read-mail-text.js';

/**
 * Raw RFC 5322 bytes → everything Deskbell knows of a mail. Pure: no clock, network or database. Never throws for bad
 * mail: what cannot be read comes back as raw text with the warning "unparseable: …" (rules P9, I1).
 */
export async function parseMail(raw: Buffer, options: ParseMailOptions = {}): Promise<ParsedMail> {
  try {
    return parse(raw, options);
  } catch (error) {
    return unreadable(raw, error instanceof Error ? error.message : String(error));
  }
}

function parse(raw: Buffer, options: ParseMailOptions): ParsedMail {
  const tree = walkMime(raw);
  const { root } = tree;
  const warnings = [...tree.warnings];
  const headers = readMailHeaders(root.headers, root.parameters.get('charset') ?? firstCharset(root));
  const inner = unwrapOpaque(root);
  const body = collectBody(inner === null ? root : walkMime(inner).root);
  const { text, html, trimmed } = readMailText(body, warnings);
  const cleaned = html === null ? { html: null, hasRemoteImages: false } : cleanHtml(html);
  if (html !== null && cleaned.html === null) warnings.push('html: too large or too deep, shown as text');
  const bodyDigest = digestBody(raw.subarray(tree.bodyStart));
  const messageId = parseMessageId(headers.raw('message-id'));
  const returnPath = options.envelopeFrom ?? headers.returnPath;
  const classification = classifyMail({
    root,
    headers: headers.decoded,
    from: headers.from,
    to: headers.to.map((item) => item.address),
    subject: headers.subject,
    text,
    messages: body.messages,
    nullReturnPath: returnPath === '' || options.envelopeFrom === '<>',
    returnPath,
    ownAddresses: (options.ownAddresses ?? []).map((address) => address.toLowerCase()),
    ownLoopId: options.ownLoopId ?? null,
  });
  const protection = protectionOf(root, text);
  if (protection === 'encrypted') warnings.push('encrypted: the text can be read only with the key; the raw mail is kept');
  if (headers.from === null) warnings.push('from: missing');
  else if (headers.from.invalid) warnings.push('from: invalid address');
  return {
    from: headers.from,
    to: headers.to,
    cc: headers.cc,
    replyTo: headers.replyTo,
    subject: headers.subject,
    messageId,
    inReplyTo: parseMessageIds(headers.decoded['in-reply-to']?.join(' ')),
    references: parseMessageIds(headers.decoded['references']?.join(' ')),
    date: parseMailDate(headers.raw('date')),
    text,
    html: cleaned.html,
    visibleText: trimmed.visibleText,
    elidedText: trimmed.elidedText,
    attachments: collectAttachments(body, html),
    class: classification.class,
    bounce: classification.bounce,
    forward: classification.class === 'human' || classification.class === 'list' ? findForward(text, headers.subject) : null,
    mayAutoRespond: classification.mayAutoRespond,
    whyNot: classification.whyNot,
    warnings,
    headers: headers.decoded,
    deliveredTo: headers.deliveredTo,
    bodyDigest,
    normalisedMessageId: normaliseMessageId(messageId, { from: headers.from?.address ?? '', date: headers.raw('date') ?? '', subject: headers.subject, bodyDigest }),
    visibleHtml: cleaned.html === null ? null : trimmed.cutAt === null || trimmed.cutAt < 0 ? cleaned.html : cleanHtml(html!.slice(0, trimmed.cutAt)).html,
    hasRemoteImages: cleaned.hasRemoteImages,
    language: guessLanguage(headers.subject, trimmed.visibleText),
    protection,
  };
}

function firstCharset(part: { parameters: Map<string, string>; children: { parameters: Map<string, string> }[] }): string | undefined {
  return part.children.map((child) => child.parameters.get('charset')).find((charset) => charset !== undefined);
}

function unreadable(raw: Buffer, reason: string): ParsedMail {
  const text = decodeText(raw.subarray(0, 1024 * 1024)).replaceAll('\0', '');
  const bodyDigest = digestBody(raw);
  return {
    from: null, to: [], cc: [], replyTo: [], subject: '', messageId: null, inReplyTo: [], references: [], date: null,
    text, html: null, visibleText: text, elidedText: '', attachments: [], class: 'human', bounce: null, forward: null,
    mayAutoRespond: false, whyNot: 'unparseable', warnings: [`unparseable: ${reason.slice(0, 300)}`],
    headers: {}, deliveredTo: [], bodyDigest,
    normalisedMessageId: normaliseMessageId(null, { from: '', date: '', subject: '', bodyDigest }),
    visibleHtml: null, hasRemoteImages: false, language: 'en', protection: null,
  };
}
