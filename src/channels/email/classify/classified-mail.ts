import type { MimePart } from '../mime/mime-part.js';
import type { MailAddress } from '../parsed-mail.js';

/** What the classifiers look at; made once by `parseMail`. */
export interface ClassifiedMail {
  root: MimePart;
  headers: Record<string, string[]>;
  from: MailAddress | null;
  to: string[];
  subject: string;
  text: string;
  messages: MimePart[];
  nullReturnPath: boolean;
  returnPath: string | null;
  ownAddresses: string[];
  ownLoopId: string | null;
}
