import { Modal } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { findTicketByNumber } from '../../api/list-tickets.js';
import { commandTable, type CommandId } from '../../ui/keyboard/command-table.js';
import { KeyCap } from '../../ui/keyboard/key-cap.js';
import { isComposingKey } from '../../ui/keyboard/key-guard.js';
import { canRun, runCommand } from '../../ui/keyboard/use-command.js';
import './palette.css';

const notVerbs: readonly CommandId[] = ['palette', 'send', 'pane', 'next', 'previous', 'open'];

/** Commands by name, and `10234⏎` to a ticket (CK2). */
export function Palette({ opened, onClose, onTicket }: { opened: boolean; onClose: () => void; onTicket: (ticketId: string) => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} withCloseButton={false} size={560} yOffset="14vh" padding={0} aria-label={t('palette.title')}>
      <PaletteList onClose={onClose} onTicket={onTicket} />
    </Modal>
  );
}

function PaletteList({ onClose, onTicket }: { onClose: () => void; onTicket: (ticketId: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [missing, setMissing] = useState(false);
  const number = /^#?(\d{1,15})$/.exec(text.trim())?.[1];
  const wanted = text.trim().toLowerCase();
  const commands = number ? [] : commandTable.filter((command) => !notVerbs.includes(command.id) && canRun(command.id) && t(`command.${command.id}`).toLowerCase().includes(wanted));
  const run = (id: CommandId): void => {
    onClose();
    // After the dialog gave the focus back: a command may move it on.
    setTimeout(() => runCommand(id), 50);
  };
  const jump = async (): Promise<void> => {
    const row = await findTicketByNumber(Number(number)).catch(() => null);
    if (!row) return setMissing(true);
    onClose();
    onTicket(row.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(commands.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const command = commands[at];
      if (number) void jump();
      else if (command) run(command.id);
    }
  };
  return (
    <div className="palette" data-testid="palette">
      <input className="palette-input" autoFocus data-autofocus value={text} placeholder={t('palette.placeholder')} aria-label={t('palette.title')} onKeyDown={onKeyDown} role="combobox" aria-expanded aria-controls="palette-list" aria-activedescendant={commands[at] ? `palette-${commands[at].id}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setMissing(false);
        }} />
      <ul id="palette-list" role="listbox" aria-label={t('palette.title')}>
        {number ? (
          <li role="option" aria-selected className="palette-item" onClick={() => void jump()}>
            <span className="grow">{t(missing ? 'palette.no_ticket' : 'palette.jump', { number })}</span>
            <KeyCap keys="Enter" />
          </li>
        ) : null}
        {commands.map((command, index) => (
          <li key={command.id} id={`palette-${command.id}`} role="option" aria-selected={index === at} className="palette-item" onClick={() => run(command.id)} onPointerMove={() => setAt(index)}>
            <span className="grow">{t(`command.${command.id}`)}</span>
            <KeyCap keys={command.keys[0]} />
          </li>
        ))}
        {commands.length === 0 && !number ? <li className="palette-item muted">{t('pick.none')}</li> : null}
      </ul>
    </div>
  );
}
