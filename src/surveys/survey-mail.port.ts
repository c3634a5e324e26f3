export interface SurveyMail {
  invitationId: string;
  ticketId: string;
  customerId: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Unique: a mail with this cause is queued once, however often it is asked for. */
  cause: string;
  locale: 'zh-CN' | 'en';
}

/**
 * Hands a rendered invitation to whoever sends mail; bound in the application module. It joins the open unit of work, so
 * the mail is queued if and only if the decision to ask commits.
 */
export abstract class SurveyMailer {
  abstract queue(mail: SurveyMail): Promise<void>;
}
