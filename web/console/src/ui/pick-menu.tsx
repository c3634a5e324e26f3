import { Combobox, useCombobox } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from './keyboard/command-table.js';
import { useCommand } from './keyboard/use-command.js';
import { IconCheck } from './icons.js';
import { matchName, usePinyin } from './match-name.js';
import './pick-menu.css';

export interface PickOption {
  value: string;
  label: string;
  icon?: ReactNode;
  hint?: string;
}
interface PickMenuProps {
  label: string;
  options: readonly PickOption[];
  /** The chosen values: one for a choice, several for a set. */
  chosen: readonly string[];
  onPick: (value: string) => void;
  children: ReactNode;
  command?: CommandId;
  search?: boolean;
  /** Stays open after a pick, and offers what was typed as a new value. */
  many?: boolean;
  disabled?: boolean;
  className?: string;
  testId?: string;
}

/** A button with a list under it, searched by name or pinyin; one kit for status, priority, people, teams, tags. */
export function PickMenu({ label, options, chosen, onPick, children, command, search = false, many = false, disabled = false, className = 'btn btn-small', testId }: PickMenuProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setText('');
    },
    onDropdownOpen: () => {
      if (search) combobox.focusSearchInput();
      combobox.selectActiveOption();
    },
  });
  const pinyin = usePinyin(search && combobox.dropdownOpened);
  useCommand(command ?? 'help', () => {
    combobox.focusTarget();
    combobox.openDropdown();
  }, command !== undefined && !disabled);
  const shown = options.filter((option) => matchName(option.label, text, pinyin));
  const fresh = text.trim().replace(/[\s,"]+/g, '-');
  const offersNew = many && fresh !== '' && !options.some((option) => option.value === fresh);
  const pick = (value: string): void => {
    onPick(value);
    if (many) setText('');
    else {
      combobox.closeDropdown();
      combobox.focusTarget();
    }
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} position="bottom-start" width={search ? 240 : 190} shadow="md" withinPortal disabled={disabled}>
      <Combobox.Target targetType="button">
        <button type="button" className={className} title={label} disabled={disabled} data-testid={testId} onClick={() => combobox.toggleDropdown()}>
          {/* The name is what it is and what it says now; a label alone would hide the value. */}
          <span className="visually-hidden">{label}: </span>
          {children}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className="pick-dropdown">
        {search ? <Combobox.Search value={text} onChange={(event) => setText(event.currentTarget.value)} placeholder={t('pick.search')} aria-label={t('pick.search')} /> : null}
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {shown.map((option) => (
            <Combobox.Option key={option.value} value={option.value} active={chosen.includes(option.value)} data-testid={`option-${option.value}`}>
              {option.icon}
              <span className="grow clip">{option.label}</span>
              {option.hint ? <span className="muted">{option.hint}</span> : null}
              {chosen.includes(option.value) ? <IconCheck size={14} aria-hidden /> : null}
            </Combobox.Option>
          ))}
          {offersNew ? <Combobox.Option value={fresh}>{t('pick.create', { name: fresh })}</Combobox.Option> : null}
          {shown.length === 0 && !offersNew ? <Combobox.Empty>{t('pick.none')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
