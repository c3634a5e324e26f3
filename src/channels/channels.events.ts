import { z } from 'zod';
import { defineEvent } from '../platform/log/define-event.js';

export const mailAccepted = defineEvent(
  'mail.accepted', 1, z.object({ intakeId: z.string(), inboxId: z.string() }),
  'A mail is safe: its raw bytes and intake row committed before the sender was told so.',
);
export const mailDisposed = defineEvent(
  'mail.disposed', 1, z.object({ intakeId: z.string(), disposition: z.string() }),
  'An accepted mail found its one end: ticket, reply, automatic, bounce, duplicate, spam or quarantine.',
);
export const surveyMailSent = defineEvent(
  'survey_mail.sent', 1, z.object({ invitationId: z.string() }), 'The mail server accepted the mail that carries a survey invitation.',
);
export const surveyMailFailed = defineEvent(
  'survey_mail.failed', 1, z.object({ invitationId: z.string(), reason: z.string() }), 'The mail with a survey invitation could not be delivered.',
);
