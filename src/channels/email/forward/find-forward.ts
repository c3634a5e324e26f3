import EmailForwardParser from 'email-forward-parser';
import type { ForwardedMail, MailAddress } from '../parsed-mail.js';
import { readForwardBlock } from './read-forward-block.js';

const MAX_CHARS = 200_000;
const forwardSubject = /^\s*(?:fwd?|fw|wg|tr|rv|i|enc|pd|vs|vb|vl|vidb|videresendt|doorst|doorgestuurd|rif|trs|továbbítás|tovább|tovabb|fs|přep|prep|[iİı]lt|yml|hal|转发|轉寄|轉發|転送|전달|пересл|пер|переслано|fyi|πρθ|הועבר|إعادة توجيه)\s?(?:\[\d{1,3}\])?\s?[:：]/iu;
const mention = /forward|weitergeleitet|transf|réexp|inoltrat|reenvi|encaminh|doorgestuurd|vidareb|vidarebef|videresend|välitet|edasi|przekaz|przesłan|přepos|prepos|továbbít|redirec|iletil|yönlendir|пересл|пересил|препрат|προωθ|chuyển tiếp|terusan|diteruskan|הועבר|توجيه|转发|轉寄|轉發|転送|전달|original message|ursprüngliche|oprindelig|message d.origine|messaggio originale|mensaje original|oorspronkelijk|原始|原邮件/iu;

let parser: EmailForwardParser | null = null;

/** Rule F1: the mail somebody passed on, from the first forward block only; no address is taken from deeper in the body. */
export function findForward(text: string, subject: string): ForwardedMail | null {
  if (text.length === 0 || text.length > MAX_CHARS) return null;
  const bySubject = forwardSubject.test(subject);
  if (!bySubject && !mention.test(text)) return null;
  const own = readForwardBlock(text, subject, bySubject);
  if (own) return own;
  parser ??= new EmailForwardParser();
  const found = parser.read(text, bySubject ? subject : null);
  if (!found.forwarded || !found.email.from?.address) return null;
  const to = found.email.to;
  return {
    from: mailbox(found.email.from),
    to: (Array.isArray(to) ? to : to ? [to] : []).map(mailbox).filter((item): item is MailAddress => item !== null),
    subject: found.email.subject ?? '',
    date: found.email.date ?? null,
    text: (found.email.body ?? '').trim(),
    note: found.message?.trim() || null,
  };
}

function mailbox(box: { address: string | null; name: string | null } | null | undefined): MailAddress | null {
  if (!box?.address) return box?.name ? { name: box.name, address: '', invalid: true } : null;
  return { name: box.name ?? '', address: box.address };
}
