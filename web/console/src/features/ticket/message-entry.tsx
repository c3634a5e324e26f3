import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/list-messages.js';
import { Avatar } from '../../ui/avatar.js';
import { IconLock, IconRobot } from '../../ui/icons.js';
import { sayFullStamp, sayTime } from '../../ui/say-date.js';
import { useLocale } from '../../ui/use-locale.js';
import { AttachmentList } from './attachment-list.js';
import { DeliveryMark } from './delivery-mark.js';
import { MessageBody } from './message-body.js';

const machineClasses = new Set([null, '', 'human']);

/** CV1: customer left, us right, notes over the full width. Machine mail is folded behind its badge. */
export const MessageEntry = memo(function MessageEntry({ message, follows, me }: { message: Message; follows: boolean; me: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const machine = !machineClasses.has(message.mailClass);
  const [open, setOpen] = useState(!machine);
  const note = message.kind === 'note';
  const side = note ? 'note' : message.direction === 'in' ? 'them' : 'us';
  const author = message.author.type === 'agent' && message.author.id === me ? t('message.you') : message.author.name || message.author.email || t(`author.${message.author.type}`);
  return (
    <article className={`message message-${side}`} data-follows={follows || undefined} data-seq={message.seq} data-testid={`message-${message.seq}`}>
      {follows ? null : (
        <header className="message-head">
          {note ? <span className="message-internal"><IconLock size={13} stroke={1.8} aria-hidden /> {t('message.internal')}</span> : null}
          {side === 'them' ? <Avatar name={author} size={22} /> : null}
          <span className={side === 'them' ? 'message-author' : undefined}>{author}</span>
          {message.otherSender && message.author.email ? <span className="tag">{t('message.other_sender', { email: message.author.email })}</span> : null}
          <time dateTime={message.createdAt} title={sayFullStamp(locale, message.createdAt)}>{sayTime(locale, message.createdAt)}</time>
          {message.delivery ? <DeliveryMark delivery={message.delivery} /> : null}
        </header>
      )}
      {machine ? (
        <button type="button" className="machine-badge" aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconRobot size={14} stroke={1.6} aria-hidden /> {t('message.machine', { kind: message.mailClass ?? '' })} · {t(open ? 'fold' : 'unfold')}
        </button>
      ) : null}
      {open ? (
        <div className="bubble">
          <MessageBody message={message} />
          <AttachmentList attachments={message.attachments} />
        </div>
      ) : null}
      {follows && message.delivery && message.delivery.state !== 'sent' ? <div className="message-tail"><DeliveryMark delivery={message.delivery} /></div> : null}
    </article>
  );
});
