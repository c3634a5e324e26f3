export interface EscalationNotice {
  number: number;
  subject: string;
  metric: string;
  dueAt: string;
  ruleName: string;
  link: string;
}

const METRICS: Record<string, [zh: string, en: string]> = {
  first_response: ['首次答复', 'first response'],
  next_response: ['下次答复', 'next response'],
  resolution: ['解决', 'resolution'],
  periodic_update: ['进展告知', 'periodic update'],
  callback: ['回电', 'call-back'],
};

/** Words of the mail that tells a supervisor of an escalation; no customer text goes into it. */
export function escalationMail(notice: EscalationNotice, locale: 'zh-CN' | 'en', timeZone: string): { subject: string; text: string } {
  const metric = METRICS[notice.metric] ?? [notice.metric, notice.metric];
  const due = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(notice.dueAt));
  if (locale === 'en') {
    return {
      subject: `Escalated: #${notice.number} missed its ${metric[1]} target`,
      text: `Ticket #${notice.number} "${notice.subject}" was due at ${due} (${metric[1]}) and nobody acted in time.\nRule: ${notice.ruleName}\n\nOpen it: ${notice.link}\n`,
    };
  }
  return {
    subject: `已升级:#${notice.number} ${metric[0]}已超时`,
    text: `工单 #${notice.number}「${notice.subject}」应于 ${due} 前完成${metric[0]},无人处理,已升级。\n规则:${notice.ruleName}\n\n打开工单:${notice.link}\n`,
  };
}
