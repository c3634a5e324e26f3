import { useTranslation } from 'react-i18next';
import { useLinkState } from '../realtime/link-context.js';
import { sayTime } from '../ui/say-date.js';
import { useLocale } from '../ui/use-locale.js';
import { useTicking } from '../ui/use-ticking.js';

const amberMs = 5_000;
const redMs = 60_000;

export function StatusBar({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  return (
    <footer className="status-bar">
      <LinkPill />
      <span className="grow" />
      <button type="button" className="status-keys" onClick={onKeys}>
        {t('status_bar.keys')} <kbd>?</kbd>
      </button>
    </footer>
  );
}

/** RT13: Live (ms) · Catching up · Offline since 14:02. */
function LinkPill() {
  const { t } = useTranslation();
  const locale = useLocale();
  const link = useLinkState();
  const down = useTicking(() => (link.is === 'offline' ? (Date.now() - link.since > redMs ? 'red' : Date.now() - link.since > amberMs ? 'amber' : 'grey') : 'none'));
  const dot = link.is === 'live' ? 'good' : link.is === 'offline' ? down : 'amber';
  const words = link.is === 'live' ? (link.latencyMs === null ? t('link.live') : t('link.live_ms', { ms: link.latencyMs })) : link.is === 'offline' ? t('link.offline', { at: sayTime(locale, link.since) }) : t(link.is === 'connecting' ? 'link.connecting' : 'link.catching_up');
  return (
    <span className="pill" role="status" data-testid="pill" data-state={link.is} data-dot={dot}>
      <span className={`dot dot-${dot}`} aria-hidden="true" /> {words}
    </span>
  );
}
