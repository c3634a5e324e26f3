import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/list-messages.js';
import { serverNow } from '../../realtime/server-clock.js';
import { sayAgo } from '../../ui/say-date.js';
import { useLocale } from '../../ui/use-locale.js';

/** CC4: somebody wrote since; nothing leaves until one of these is chosen. */
export function MovedOnStrip({ messages, since, me, onReview, onAnyway }: { messages: readonly Message[]; since: number; me: string; onReview: () => void; onAnyway: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const latest = messages.filter((message) => message.seq > since && message.author.id !== me).sort((a, b) => b.seq - a.seq)[0];
  return (
    <div className="moved-on" role="alert" data-testid="moved-on">
      <span className="grow">{latest ? t('moved_on.by', { name: latest.author.name, ago: sayAgo(t, locale, latest.createdAt, serverNow()) }) : t('moved_on.somebody')}</span>
      <button type="button" className="btn btn-small" onClick={onReview} data-testid="moved-on-review">{t('moved_on.review')}</button>
      <button type="button" className="btn btn-small" onClick={onAnyway} data-testid="moved-on-anyway">{t('moved_on.anyway')}</button>
    </div>
  );
}
