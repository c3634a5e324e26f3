import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/get-session.js';
import type { Ticket } from '../../api/get-ticket.js';
import { messagesQuery } from '../../api/list-messages.js';
import { useOthers } from '../../realtime/use-presence.js';
import { isComposingKey } from '../../ui/keyboard/key-guard.js';
import { KeyCap } from '../../ui/keyboard/key-cap.js';
import type { WriteMode } from './draft-key.js';
import { MovedOnStrip } from './moved-on-strip.js';
import { seenUpTo } from './seen-up-to.js';
import { useDraft } from './use-draft.js';
import { useSend } from './use-send.js';

interface ComposerBoxProps {
  ticket: Ticket;
  session: Session;
  mode: WriteMode;
  /** Counts the wishes to write: each puts the caret here. */
  focus: number;
  onWriting: (mode: WriteMode | null) => void;
}

const quietMs = 5000;

export function ComposerBox({ ticket, session, mode, focus, onWriting }: ComposerBoxProps) {
  const { t } = useTranslation();
  const draft = useDraft(session.agent.id, ticket.id, mode);
  const send = useSend(ticket.id);
  const box = useRef<HTMLTextAreaElement>(null);
  const messages = useInfiniteQuery(messagesQuery(ticket.id)).data?.pages.flatMap((page) => page.items) ?? [];
  const newest = Math.max(0, ...messages.map((message) => message.seq));
  // What the writer knew when the text was begun, not what came in while writing (CC4).
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [movedOn, setMovedOn] = useState(false);
  const quiet = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rival = useOthers(ticket.id, session.agent.id).find((other) => other.doing === 'replying');
  useEffect(() => {
    if (focus > 0) box.current?.focus();
  }, [focus]);
  useEffect(() => {
    if (startedAt === null && draft.text !== '' && newest > 0) setStartedAt(newest);
  }, [startedAt, draft.text, newest]);
  useEffect(() => () => {
    clearTimeout(quiet.current);
    onWriting(null);
  }, [onWriting]);
  useLayoutEffect(() => grow(box.current), [draft.text]);

  const write = (text: string): void => {
    draft.write(text);
    if (text === '') setStartedAt(null);
    onWriting(text === '' ? null : mode);
    clearTimeout(quiet.current);
    quiet.current = setTimeout(() => onWriting(null), quietMs);
  };
  const submit = async (anyway: boolean): Promise<void> => {
    const text = draft.text.trim();
    if (text === '') return;
    const seen = anyway ? null : seenUpTo(startedAt ?? newest, messages, session.agent.id);
    setMovedOn(false);
    draft.write('');
    onWriting(null);
    // The hand goes on with single keys: E resolves, J goes on.
    box.current?.closest<HTMLElement>('[data-testid="ticket"]')?.querySelector<HTMLElement>('[data-conversation]')?.focus({ preventScroll: true });
    const result = await send({ clientId: crypto.randomUUID(), ticketId: ticket.id, mode, text, at: new Date().toISOString(), failed: null }, seen);
    // Not sent, and nothing wrong with it: the text goes back to where it was written.
    if (result.is === 'moved-on' || result.is === 'signed-out') {
      draft.write(text);
      setMovedOn(result.is === 'moved-on');
    } else setStartedAt(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) void submit(false);
    } else if (event.key === 'Escape') box.current?.blur();
  };
  const empty = draft.text.trim() === '';
  return (
    <>
      {movedOn ? (
        <MovedOnStrip messages={messages} since={startedAt ?? 0} me={session.agent.id} onReview={() => {
          setStartedAt(newest);
          setMovedOn(false);
          box.current?.focus();
        }} onAnyway={() => void submit(true)} />
      ) : null}
      <textarea ref={box} className="composer-text" rows={3} value={draft.text} onChange={(event) => write(event.target.value)} onKeyDown={onKeyDown} aria-label={t(`composer.${mode}`)} placeholder={t(`composer.${mode}_placeholder`)} data-testid="composer-text" />
      <div className="composer-foot">
        <span className="muted grow clip" aria-live="off">{draft.savedAt ? t('composer.saved') : ''}</span>
        <button type="button" className={mode === 'note' ? 'btn btn-note' : 'btn btn-primary'} disabled={empty} onClick={() => void submit(false)} data-testid="send">
          {rival && mode === 'reply' ? t('composer.anyway', { name: rival.name }) : t(mode === 'note' ? 'composer.add_note' : 'composer.send')} <KeyCap keys="mod+Enter" />
        </button>
      </div>
    </>
  );
}

/** 3 to 14 lines, then it scrolls. */
function grow(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight + 2, 320)}px`;
}
