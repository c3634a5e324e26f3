import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { commandTable, type CommandGroup } from '../../ui/keyboard/command-table.js';
import { KeyCap } from '../../ui/keyboard/key-cap.js';
import './palette.css';

const groups: readonly CommandGroup[] = ['move', 'ticket', 'go'];

/** The `?` sheet is the command table, read aloud (CK1). */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} size={720} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="key-sheet" data-testid="key-sheet">
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`keys.group.${group}`)}</h3>
            <dl>
              {commandTable.filter((command) => command.group === group).map((command) => (
                <div key={command.id}>
                  <dt>{t(`command.${command.id}`)}</dt>
                  <dd>{command.keys.map((keys) => <KeyCap key={keys} keys={keys} />)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
