import { useTranslation } from 'react-i18next';
import { IconMenu2 } from '../ui/icons.js';

export function ViewsButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="icon-btn views-button" onClick={onClick} aria-label={t('views.title')} title={t('views.title')}>
      <IconMenu2 size={18} aria-hidden />
    </button>
  );
}
