import { decodeTransfer } from '../mime/decode-transfer.js';
import type { MimePart } from '../mime/mime-part.js';
import { parseAddresses } from '../mime/parse-addresses.js';
import { headerValue, splitHeaders } from '../mime/split-headers.js';
import type { BouncedRecipient, BounceReport, MailClass } from '../parsed-mail.js';
import { addressesIn, splitBounceText } from './bounce-text.js';
import { bounceReasons, reasonOfStatus } from './bounce-reasons.js';
import { bouncePhrase, bounceSubject, daemonName, daemonSender, delayPhrase, delaySubject } from './bounce-signs.js';
import type { ClassifiedMail } from './classified-mail.js';
import { findPart, readDsn, readDsnText, type DsnRecipient } from './read-dsn.js';

export interface BounceFinding {
  class: MailClass;
  bounce: BounceReport | null;
}

/** Rules L1, B2: is this a delivery report, for whom, and does it condemn the address? Null = it is none. */
export function detectBounce(mail: ClassifiedMail): BounceFinding | null {
  const status = findPart(mail.root, (part) => part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status');
  if (status) {
    const found = fromReport(mail, readDsn(status));
    if (found) return found;
  }
  if (!status && !looksLikeBounce(mail)) return null;
  return fromText(mail);
}

function fromReport(mail: ClassifiedMail, dsn: DsnRecipient[]): BounceFinding | null {
  if (dsn.length === 0) return null;
  const failed = dsn.filter((recipient) => !/^(?:delivered|relayed|expanded|deliverable)$/.test(recipient.action));
  if (failed.length === 0) return { class: 'auto-generated', bounce: null };
  const { report, returned } = splitBounceText(mail.text);
  const recipients = failed.map((recipient) => {
    const words = recipient.diagnostic.replace(/^[\w-]+\s*;/, '');
    return judge(recipient.address || fallbackAddress(mail, report, returned), recipient.status, words, words.length < 12 || vague(words) ? report : '', report);
  });
  const delayed = failed.every((recipient) => recipient.action === 'delayed');
  return { class: delayed ? 'delay' : classOf(recipients), bounce: { recipients } };
}

// "5.0.0" or a bare reply code explain nothing: the human text has to.
function vague(words: string): boolean {
  return words.replace(/[\d.\s-]+/g, '').length < 10;
}

function looksLikeBounce(mail: ClassifiedMail): boolean {
  if (mail.headers['x-failed-recipients']) return true;
  const local = mail.from?.address.split('@')[0] ?? '';
  const daemon = daemonSender.test(local) || daemonName.test(mail.from?.name ?? '') || mail.nullReturnPath;
  const subject = bounceSubject.test(mail.subject);
  const says = (): boolean => bouncePhrase.test(mail.text.slice(0, 8000));
  if (daemon && (subject || says())) return !isVacationLike(mail) || subject;
  const report = mail.root.type === 'multipart/report' && /delivery/i.test(mail.root.parameters.get('report-type') ?? '');
  if (report) return true;
  const machine = mail.headers['auto-submitted'] !== undefined || mail.headers['x-loop'] !== undefined || /no-?reply|daemon|postmaster|admin|bounce/i.test(mail.from?.address ?? '');
  if (isBareForward(mail)) return true;
  return subject && says() && (machine || hasReturnedMail(mail)) && !/^(?:re|aw|fwd?|wg)\s*:/i.test(mail.subject);
}

// A report that somebody passed on without a word of his own: nobody waits for an answer to it.
function isBareForward(mail: ClassifiedMail): boolean {
  if (!/^(?:fwd?|wg|tr|fw)\s*:/i.test(mail.subject) || !bounceSubject.test(mail.subject)) return false;
  const block = /^[>\s*]{0,6}from:\*?\s.{0,80}(?:mailer-daemon|mail delivery (?:sub)?system|postmaster)/im.exec(mail.text.slice(0, 3000));
  if (!block) return false;
  const note = mail.text.slice(0, block.index).replace(/^.*(?:forwarded message|weitergeleitete|original message).*$/gim, '').trim();
  return note.length < 30 && !note.includes('?');
}

function isVacationLike(mail: ClassifiedMail): boolean {
  return /^auto-replied/i.test(mail.headers['auto-submitted']?.[0] ?? '') && !daemonSender.test(mail.from?.address.split('@')[0] ?? '');
}

function hasReturnedMail(mail: ClassifiedMail): boolean {
  return mail.messages.length > 0 || /^(?:received: from|return-path:)/im.test(mail.text.slice(0, 20_000));
}

function fromText(mail: ClassifiedMail): BounceFinding {
  // A report whose parts lost their types is still a report.
  if (/^final-recipient\s*:/im.test(mail.text) && /^action\s*:/im.test(mail.text)) {
    const found = fromReport(mail, readDsnText(mail.text.replace(/^[> ]+(?=[A-Z][a-z-]+:)/gm, '')));
    if (found) return found;
  }
  const { report, returned } = splitBounceText(isBareForward(mail) ? mail.text.replace(/^> ?/gm, '').replace(/^(?:from|to|date|subject|message-id):.*$/gim, '') : mail.text);
  const listed = parseAddresses(mail.headers['x-failed-recipients']?.join(', ')).filter((item) => !item.invalid).map((item) => item.address);
  const own = new Set([...mail.to, ...(mail.from ? [mail.from.address] : [])].map((item) => item.toLowerCase()));
  const named = listed.length > 0 ? listed : addressesIn(report, own);
  const addresses = named.length > 0 ? named : [fallbackAddress(mail, report, returned)];
  const recipients = addresses.map((address) => judge(address, '', addresses.length > 1 ? aroundAddress(report, address, addresses) : report, report, report));
  const delayed = (delaySubject.test(mail.subject) && !/fail/i.test(mail.subject)) || delayPhrase.test(report);
  const finalFailure = recipients.some((recipient) => recipient.hard) || /permanent|giving up|gave up|has expired|fatal/i.test(report);
  return { class: delayed && !finalFailure ? 'delay' : classOf(recipients), bounce: { recipients } };
}

// With several recipients each is judged by the lines from its address to the next one.
function aroundAddress(report: string, address: string, all: string[]): string {
  const at = report.toLowerCase().indexOf(address.toLowerCase());
  if (at < 0) return report;
  const next = all.filter((other) => other !== address).map((other) => report.toLowerCase().indexOf(other.toLowerCase(), at + address.length)).filter((index) => index > at);
  return report.slice(at, next.length > 0 ? Math.min(...next) : report.length);
}

function judge(address: string, given: string, words: string, context: string, report: string): BouncedRecipient {
  const text = words.slice(0, 6000);
  const all = `${text}\n${context.slice(0, 6000)}`;
  const code = bestStatus(given, text, all);
  const temporary = code.startsWith('4') || (code === '' && /\b4[0-5]\d[ -]/.test(all) && !/\b5[0-5]\d[ -]/.test(all));
  const match = filteredName(text, report) ?? reasonOfWords(text) ?? reasonOfStatus(code) ?? (context ? reasonOfWords(context.slice(0, 6000)) : null);
  const reason = match?.reason ?? 'undefined';
  // A temporary code on a host problem says "try later"; on an unknown user it is only a careless server.
  const hard = (match?.hard ?? false) && !(temporary && (reason === 'no-mail-host' || reason === 'host-unknown'));
  return { address, status: code || pseudoStatus(reason, hard, temporary), reason, hard };
}

function reasonOfWords(words: string): { reason: string; hard: boolean } | null {
  // These frames stand around every reason and tell none.
  const text = words.replace(/recipient address rejected:|after (?:rcpt|mail) (?:to|from)|remote mail server|did not like our \w{4} \w{2,4}:?|see https?:\S+/gi, ' ');
  for (const entry of bounceReasons) if (entry.pattern.test(text)) return entry;
  return null;
}

// A name refused only after the whole message was taken is a filter's doing (Japanese carriers, group servers).
function filteredName(words: string, report: string): { reason: string; hard: boolean } | null {
  if (!/user unknown|unknown (?:user|recipient|address)|no such (?:user|recipient|mailbox)|invalid recipient/i.test(words)) return null;
  return /(?:after|in reply to) end of\s+data/i.test(report) ? { reason: 'filtered', hard: false } : null;
}

function bestStatus(given: string, words: string, text: string): string {
  // The remote server's own answer ("550 5.7.1 …") is nearer to the truth than the report's summary.
  const answered = /(?:^|[^\d.])[45]\d\d[ -]{1,2}['"#(]{0,2}([45]\.\d\.\d{1,3})(?=$|[\s)>:;,<-])/.exec(words)?.[1];
  if (answered && !/^[45]\.0\.0$/.test(answered)) return answered;
  const inText = [...text.matchAll(/(?:^|[\s(#<:-])([45]\.\d\.\d{1,3})(?=$|[\s)>:;,-]|\.(?:\s|$))/g)].map((match) => match[1]!);
  const telling = inText.find((code) => !/^[45]\.0\.0$/.test(code));
  if (given === '' || /^[45]\.0\.0$/.test(given)) return telling ?? given ?? '';
  return given;
}

function pseudoStatus(reason: string, hard: boolean, temporary: boolean): string {
  if (reason === 'user-unknown') return '5.1.1';
  if (reason === 'host-unknown') return '5.1.2';
  if (reason === 'mailbox-full') return temporary ? '4.2.2' : '5.2.2';
  return temporary && !hard ? '4.0.0' : '5.0.0';
}

function classOf(recipients: BouncedRecipient[]): MailClass {
  return recipients.some((recipient) => recipient.hard) ? 'bounce-hard' : 'bounce-soft';
}

/** 17 % of real bounces name the recipient only in the returned mail's To field. */
function fallbackAddress(mail: ClassifiedMail, report: string, returned: string): string {
  const part = mail.messages[0] ?? findPart(mail.root, (item: MimePart) => item.type === 'text/rfc822-headers');
  const bytes = part ? decodeTransfer(part.body, part.encoding) : Buffer.from(returned.slice(returned.search(/^(?:received|return-path|from|to|subject|date|message-id):/im)), 'utf8');
  const to = headerValue(splitHeaders(bytes.subarray(0, 65_536)).headers, 'to') ?? /^to:\s*(.+)$/im.exec(returned)?.[1];
  const first = parseAddresses(to).find((item) => !item.invalid);
  return first?.address ?? addressesIn(report, new Set())[0] ?? '';
}
