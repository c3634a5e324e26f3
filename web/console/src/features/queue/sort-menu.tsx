import { useTranslation } from 'react-i18next';
import type { ListKey } from '../../api/query-keys.js';
import { IconChevronDown } from '../../ui/icons.js';
import { PickMenu } from '../../ui/pick-menu.js';

const sorts = ['due', 'waiting', 'newest', 'oldest', 'priority'] as const;

export function SortMenu({ sort, onSort }: { sort: ListKey['sort']; onSort: (sort: ListKey['sort']) => void }) {
  const { t } = useTranslation();
  return (
    <PickMenu label={t('queue.sort')} options={sorts.map((each) => ({ value: each, label: t(`sort.${each}`) }))} chosen={[sort]} onPick={(value) => onSort(value as ListKey['sort'])} className="text-btn sort-button" testId="sort">
      {t(`sort.${sort}`)} <IconChevronDown size={13} aria-hidden />
    </PickMenu>
  );
}
