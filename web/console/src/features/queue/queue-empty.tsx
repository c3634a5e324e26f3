import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../../ui/empty-note.js';

export function QueueEmpty({ filtered, view, onClear }: { filtered: boolean; view: string; onClear: () => void }) {
  const { t } = useTranslation();
  if (filtered) return <EmptyNote title={t('queue.empty_filter')} hint={t('queue.empty_filter_hint')} action={<button type="button" className="btn" onClick={onClear}>{t('queue.clear')}</button>} />;
  const next = view === 'unassigned' ? 'all-open' : 'unassigned';
  return <EmptyNote title={t('queue.empty')} hint={t('queue.empty_hint')} action={<Link className="btn" to="/desk" search={{ view: next }}>{t(`view.${next}`)}</Link>} />;
}
