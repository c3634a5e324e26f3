import type { ClassifiedMail } from './classify/classified-mail.js';
import { detectAutomatic, detectReport } from './classify/detect-automatic.js';
import { detectBounce } from './classify/detect-bounce.js';
import { whyNotAnswer } from './classify/why-not-answer.js';
import type { BounceReport, MailClass } from './parsed-mail.js';

export interface Classification {
  class: MailClass;
  bounce: BounceReport | null;
  mayAutoRespond: boolean;
  whyNot: string | null;
}

/** Rule L1: reports and bounces first, for some systems label real bounces as automatic replies; then machines; else a person. */
export function classifyMail(mail: ClassifiedMail): Classification {
  const report = detectReport(mail);
  const bounce = report ? null : detectBounce(mail);
  const kind = report ?? bounce?.class ?? detectAutomatic(mail) ?? 'human';
  const whyNot = whyNotAnswer(mail) ?? (kind === 'human' ? null : `class: ${kind}`);
  return { class: kind, bounce: bounce?.bounce ?? null, mayAutoRespond: whyNot === null, whyNot };
}
