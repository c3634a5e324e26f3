import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/list-messages.js';
import { IconMaximize, IconMinimize } from '../../ui/icons.js';

/**
 * The mail's own HTML, where it can do nothing: no scripts, no same origin. So nobody in there can tell its height;
 * it is guessed from the text, and a button gives it most of the screen.
 */
export function HtmlFrame({ message, frameUrl }: { message: Message; frameUrl: string }) {
  const { t } = useTranslation();
  const [wide, setWide] = useState(false);
  return (
    <div className="html-frame">
      {message.hasRemoteImages ? <p className="html-frame-images muted">{t('message.images_off')}</p> : null}
      <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src={frameUrl} title={t('message.html_title', { name: message.author.name })} referrerPolicy="no-referrer" style={{ height: wide ? '72vh' : guessHeight(message) }} />
      <button type="button" className="text-btn html-frame-size" aria-pressed={wide} onClick={() => setWide(!wide)}>
        {wide ? <IconMinimize size={14} aria-hidden /> : <IconMaximize size={14} aria-hidden />} {t(wide ? 'message.smaller' : 'message.larger')}
      </button>
    </div>
  );
}

const lineHeight = 23;
const charactersPerLine = 56;

function guessHeight(message: Message): number {
  // Han characters are twice as wide as Latin ones.
  const lines = message.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length + (line.match(/\p{Script=Han}/gu)?.length ?? 0)) / charactersPerLine)), 0);
  const rich = /<(?:img|table)\b/i.test(message.html ?? '') ? 48 : 0;
  return Math.min(360, Math.max(56, 24 + lines * lineHeight + rich));
}
