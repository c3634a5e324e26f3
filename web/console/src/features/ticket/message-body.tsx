import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/list-messages.js';
import { HtmlFrame } from './html-frame.js';

export function MessageBody({ message }: { message: Message }) {
  return (
    <>
      {message.html !== null && message.frameUrl !== null ? <HtmlFrame message={message} frameUrl={message.frameUrl} /> : <div className="message-text">{message.text}</div>}
      {message.elidedText ? <Elided text={message.elidedText} /> : null}
    </>
  );
}

/** Quotes and signatures stay folded behind "…" (CV4). */
function Elided({ text }: { text: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="elided-button" aria-expanded={open} aria-label={t('message.quoted')} title={t('message.quoted')} onClick={() => setOpen(!open)}>
        …
      </button>
      {open ? <div className="message-text elided-text">{text}</div> : null}
    </>
  );
}
