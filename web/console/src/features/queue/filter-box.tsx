import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem.js';
import { IconSearch, IconX } from '../../ui/icons.js';
import { isComposingKey } from '../../ui/keyboard/key-guard.js';
import { useCommand } from '../../ui/keyboard/use-command.js';
import { sayProblem } from '../../ui/problem-text.js';

/** The filter as text (CF1). It is sent as written; what the server does not understand is said under the box (CF2). */
export function FilterBox({ filter, onFilter, error }: { filter: string; onFilter: (filter: string) => void; error: unknown }) {
  const { t } = useTranslation();
  const [text, setText] = useState(filter);
  const input = useRef<HTMLInputElement>(null);
  useCommand('search', () => input.current?.focus());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event.nativeEvent)) return;
    if (event.key === 'Enter') onFilter(text.trim());
    if (event.key === 'Escape') {
      setText(filter);
      input.current?.blur();
    }
  };
  const bad = error !== null && error !== undefined;
  return (
    <div className="filter">
      <div className="filter-box">
        <IconSearch size={14} stroke={1.7} aria-hidden />
        <input ref={input} className="filter-input" value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} placeholder={t('queue.filter')} aria-label={t('queue.filter')}
          aria-invalid={bad} aria-describedby={bad ? 'filter-error' : undefined} data-testid="filter" spellCheck={false} autoComplete="off" />
        {filter !== '' || text !== '' ? (
          <button type="button" className="icon-btn filter-clear" aria-label={t('queue.clear')} title={t('queue.clear')} onClick={() => {
            setText('');
            onFilter('');
          }}>
            <IconX size={14} aria-hidden />
          </button>
        ) : (
          <kbd>/</kbd>
        )}
      </div>
      {bad ? (
        <p className="field-error" id="filter-error" role="alert" data-testid="filter-error">
          {sayProblem(t, asProblem(error))}
        </p>
      ) : null}
    </div>
  );
}
