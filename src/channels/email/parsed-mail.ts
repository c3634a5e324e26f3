/** How sure we are that a person wrote the mail, and if not, which kind of machine did (rules L1, B2). */
export type MailClass =
  | 'human'
  | 'auto-reply'
  | 'auto-generated'
  | 'list'
  | 'bounce-hard'
  | 'bounce-soft'
  | 'delay'
  | 'feedback'
  | 'mdn'
  | 'challenge-response';

/** `address` is as written but for case of the domain; `invalid` marks what no reply could reach (rule P10). */
export interface MailAddress {
  name: string;
  address: string;
  invalid?: true;
}

export interface MailAttachment {
  index: number;
  name: string;
  type: string;
  size: number;
  inline: boolean;
  contentId: string | null;
  content: Buffer;
}

export interface BouncedRecipient {
  address: string;
  status: string;
  reason: string;
  hard: boolean;
}

export interface BounceReport {
  recipients: BouncedRecipient[];
}

/** What a person passed on: the first sender, the body, and what the forwarder wrote above it (rule F1). */
export interface ForwardedMail {
  from: MailAddress | null;
  to: MailAddress[];
  subject: string;
  date: string | null;
  text: string;
  note: string | null;
}

/** The public shape of `deskbell mail parse`, plus what only the server needs (attachment contents, headers, digests). */
export interface ParsedMail {
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  replyTo: MailAddress[];
  subject: string;
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  date: string | null;
  text: string;
  html: string | null;
  visibleText: string;
  elidedText: string;
  attachments: MailAttachment[];
  class: MailClass;
  bounce: BounceReport | null;
  forward: ForwardedMail | null;
  mayAutoRespond: boolean;
  whyNot: string | null;
  warnings: string[];

  /** Lower-case names, decoded values, in order of appearance; the first 2 MB of headers only (rule P11). */
  headers: Record<string, string[]>;
  /** Addresses of Delivered-To, X-Original-To, X-Forwarded-To and Envelope-To (rules T3, F5). */
  deliveredTo: string[];
  /** SHA-256 (hex) of the raw body with line endings normalised (rule I2). */
  bodyDigest: string;
  /** Never empty: the mail's own id, or one derived from From, Date, Subject and body (rule I3). */
  normalisedMessageId: string;
  /** Sanitised HTML of the new part only; null when the mail has no usable HTML. */
  visibleHtml: string | null;
  hasRemoteImages: boolean;
  language: 'zh' | 'en';
  /** For a badge only (rule P8): no signature is checked here. */
  protection: 'signed' | 'encrypted' | null;
}

export interface ParseMailOptions {
  /** The SMTP envelope sender; the empty string is the null return path of bounces. */
  envelopeFrom?: string;
  ownAddresses?: string[];
  ownLoopId?: string;
}
