import { useTranslation } from 'react-i18next';
import { IconAlertOctagon, IconClock, IconLock } from '../../ui/icons.js';
import { sayProblem } from '../../ui/problem-text.js';
import { takeBack } from './composer-bus.js';
import { outgoingStore, type Outgoing } from './outgoing-store.js';
import { useSend } from './use-send.js';

/** CG5: shown at once; when it failed: Retry with the same key, Edit puts the text back, Copy. */
export function PendingBubble({ item }: { item: Outgoing }) {
  const { t } = useTranslation();
  const send = useSend(item.ticketId);
  return (
    <article className={`message message-${item.mode === 'note' ? 'note' : 'us'} message-pending`} data-testid="pending-message">
      <header className="message-head">
        {item.mode === 'note' ? <span className="message-internal"><IconLock size={13} aria-hidden /> {t('message.internal')}</span> : null}
        <span>{t('message.you')}</span>
        {item.failed ? (
          <span className="delivery delivery-bad"><IconAlertOctagon size={13} aria-hidden /> {t('delivery.failed')} · {sayProblem(t, item.failed)}</span>
        ) : (
          <span className="delivery"><IconClock size={13} aria-hidden /> {t('delivery.sending')}</span>
        )}
      </header>
      <div className="bubble"><div className="message-text">{item.text}</div></div>
      {item.failed ? (
        <div className="message-actions">
          <button type="button" className="text-btn" data-testid="retry" onClick={() => void send(item, null)}>{t('problem.retry')}</button>
          <button type="button" className="text-btn" onClick={() => {
            outgoingStore.remove(item.clientId);
            takeBack(item.ticketId, item.mode, item.text);
          }}>{t('message.edit')}</button>
          <button type="button" className="text-btn" onClick={() => void navigator.clipboard.writeText(item.text)}>{t('copy')}</button>
        </div>
      ) : null}
    </article>
  );
}
