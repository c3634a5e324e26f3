import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/get-session.js';
import type { Ticket } from '../../api/get-ticket.js';
import { useCommand } from '../../ui/keyboard/use-command.js';
import { onTakeBack } from './composer-bus.js';
import { ComposerBox } from './composer-box.js';
import { draftStore } from './draft-store.js';
import type { WriteMode } from './draft-key.js';

const modes: readonly WriteMode[] = ['reply', 'note'];

/** CC1: reply and note are two boxes with two drafts; the box is remounted when either changes. */
export function Composer({ ticket, session, onWriting }: { ticket: Ticket; session: Session; onWriting: (mode: WriteMode | null) => void }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<WriteMode>('reply');
  const [focus, setFocus] = useState(0);
  const [taken, setTaken] = useState(0);
  const start = (next: WriteMode): void => {
    setMode(next);
    setFocus((count) => count + 1);
  };
  useCommand('reply', () => start('reply'));
  useCommand('note', () => start('note'));
  useEffect(
    () =>
      onTakeBack(ticket.id, (back, text) => {
        const draft = draftStore(localStorage, session.agent.id, ticket.id, back);
        const held = draft.read();
        draft.write(held.trim() === '' ? text : `${text}\n\n${held}`);
        setTaken((count) => count + 1);
        start(back);
      }),
    [ticket.id, session.agent.id],
  );
  return (
    <div className="composer" data-mode={mode} data-testid="composer">
      <div className="composer-tabs" role="tablist" aria-label={t('composer.mode')}>
        {modes.map((each) => (
          <button key={each} type="button" role="tab" aria-selected={each === mode} className="composer-tab" onClick={() => start(each)} data-testid={`mode-${each}`}>
            {t(`composer.${each}`)} <kbd>{each === 'reply' ? 'R' : 'N'}</kbd>
          </button>
        ))}
        <span className="grow" />
        <span className="muted clip composer-to">{mode === 'reply' ? t('composer.to', { name: ticket.customer.email ?? ticket.customer.name, channel: t(`channel.${ticket.channel}`) }) : t('composer.note_hint')}</span>
      </div>
      <ComposerBox key={`${session.agent.id} ${ticket.id} ${mode} ${taken}`} ticket={ticket} session={session} mode={mode} focus={focus} onWriting={onWriting} />
    </div>
  );
}
