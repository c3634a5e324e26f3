import type { TFunction } from 'i18next';
import type { Notice } from '../../realtime/apply-frame.js';

const known = new Set(['escalation.raised', 'ticket.assigned', 'message.received', 'sla.warned', 'sla.breached', 'message.failed', 'message.bounced', 'survey.answered', 'ticket.reopened']);
const bad = new Set(['escalation.raised', 'sla.breached', 'message.failed', 'message.bounced']);

export const isBadNotice = (notice: Notice): boolean => bad.has(notice.name);

/** What a notice says. The payload may carry the ticket's number and subject; without them the line still reads. */
export function sayNotice(t: TFunction, notice: Notice): string {
  const { payload } = notice;
  const number = typeof payload['number'] === 'number' || typeof payload['number'] === 'string' ? `#${payload['number']}` : t('notice.a_ticket');
  const subject = typeof payload['subject'] === 'string' ? payload['subject'] : '';
  const rule = typeof payload['ruleName'] === 'string' ? payload['ruleName'] : '';
  const metric = typeof payload['metric'] === 'string' ? String(t(`metric.${payload['metric']}` as 'metric.any', { defaultValue: payload['metric'] })) : '';
  const key = known.has(notice.name) ? notice.name : 'other';
  const line = String(t(`notice.${key}` as 'notice.other', { number, rule, metric }));
  return subject ? `${line} · ${subject}` : line;
}
