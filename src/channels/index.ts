export { ChannelsModule } from './channels.module.js';
export { SmtpReceiver } from './email/smtp-receiver.js';
export { Inboxes, type InboxRow } from './inboxes.queries.js';
export { AcceptMail } from './use-cases/accept-mail.js';
export { CreateInbox } from './use-cases/create-inbox.js';
export { QueueSurveyMail, type SurveyMailCommand } from './use-cases/queue-survey-mail.js';
export { SendMail } from './use-cases/send-mail.js';
