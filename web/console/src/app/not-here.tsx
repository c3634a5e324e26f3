import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../ui/empty-note.js';

export function NotHere() {
  const { t } = useTranslation();
  return <EmptyNote title={t('not_here.title')} action={<Link className="btn" to="/desk" search={{}}>{t('nav.desk')}</Link>} />;
}
