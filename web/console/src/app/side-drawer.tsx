import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Holds a pane for which the window is too narrow. */
export function SideDrawer({ side, title, opened, onClose, children }: { side: 'left' | 'right'; title: string; opened: boolean; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Drawer opened={opened} onClose={onClose} position={side} size={side === 'left' ? 260 : 340} title={title} padding="md" closeButtonProps={{ 'aria-label': t('close') }}>
      {children}
    </Drawer>
  );
}
