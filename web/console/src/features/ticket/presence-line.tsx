import { useTranslation } from 'react-i18next';
import { useOthers } from '../../realtime/use-presence.js';
import { Avatar } from '../../ui/avatar.js';

/** CT1: who else is here and what they do; never a lock. */
export function PresenceLine({ ticketId, me }: { ticketId: string; me: string }) {
  const { t } = useTranslation();
  const others = useOthers(ticketId, me);
  return (
    <ul className="presence-line" aria-label={t('presence.title')} data-testid="presence">
      {others.slice(0, 3).map((other) => (
        <li key={other.id} data-doing={other.doing} title={t(`presence.${other.doing}`, { name: other.name })}>
          <Avatar name={other.name} size={20} ring={other.doing} />
          <span className="muted clip">{t(`presence.${other.doing}`, { name: other.name })}</span>
        </li>
      ))}
      {others.length > 3 ? <li className="muted">{t('presence.more', { count: others.length - 3 })}</li> : null}
    </ul>
  );
}
